import type { XmlElement } from '../../xml-tree.ts';
import { type AttributeReader, elementsNamed } from '../attributes.ts';
import { serviceTypes } from './service-types.ts';

export type ComponentKind = 'activity' | 'activity-alias' | 'service' | 'receiver' | 'provider';

/** Something of the app that the system, and where it is exported other apps, can start. */
export interface Component {
  readonly kind: ComponentKind;
  /** Full name of the class. */
  readonly name: string;
  readonly exported: boolean;
  /** Whether the manifest says so, or the platform's default for such a component does. */
  readonly exportedBy: 'manifest' | 'intent filter' | 'default';
  /** Permission that a caller needs; from the application element where the component has none. */
  readonly permission: string | undefined;
  /** Of providers: permissions for reading and writing. */
  readonly readPermission: string | undefined;
  readonly writePermission: string | undefined;
  readonly authorities: readonly string[];
  readonly enabled: boolean;
  /** In the list of apps, or on the home screen of a television. */
  readonly isLauncher: boolean;
  readonly actions: readonly string[];
  readonly foregroundServiceTypes: readonly string[];
}

const kinds: readonly ComponentKind[] = ['activity', 'activity-alias', 'service', 'receiver', 'provider'];
const launcherCategories = ['android.intent.category.LAUNCHER', 'android.intent.category.LEANBACK_LAUNCHER'];
const mainAction = 'android.intent.action.MAIN';
/** Providers were exported unless they said no, up to this target: R.attr#exported. */
const lastOpenProviderSdk = 16;

export interface ComponentSources {
  readonly application: XmlElement;
  readonly read: AttributeReader;
  readonly packageName: string;
  readonly targetSdk: number;
}

/** The components of the application element, in the order of the manifest. */
export function readComponents(sources: ComponentSources): readonly Component[] {
  return sources.application.children.flatMap((element) => {
    const kind = kinds.find((one) => one === element.name);
    return kind === undefined ? [] : [readComponent(kind, element, sources)];
  });
}

function readComponent(kind: ComponentKind, element: XmlElement, sources: ComponentSources): Component {
  const { read, application, packageName } = sources;
  const filters = elementsNamed(element, 'intent-filter');
  const named = (name: string): readonly string[] =>
    filters.flatMap((filter) => elementsNamed(filter, name).flatMap((one) => read.text(one, 'name') ?? []));
  const actions = [...new Set(named('action'))];
  const permission = read.text(element, 'permission') ?? read.text(application, 'permission');
  return {
    kind,
    name: qualified(read.text(element, 'name') ?? '', packageName),
    ...exportOf(kind, read.boolean(element, 'exported'), { filters: filters.length, ...sources }),
    permission,
    readPermission: read.text(element, 'readPermission') ?? (kind === 'provider' ? permission : undefined),
    writePermission: read.text(element, 'writePermission') ?? (kind === 'provider' ? permission : undefined),
    authorities: (read.text(element, 'authorities') ?? '').split(';').filter((one) => one !== ''),
    enabled: read.boolean(element, 'enabled') ?? true,
    isLauncher:
      actions.includes(mainAction) && named('category').some((one) => launcherCategories.includes(one)),
    actions,
    foregroundServiceTypes: serviceTypes(read.integer(element, 'foregroundServiceType') ?? 0),
  };
}

function exportOf(
  kind: ComponentKind,
  explicit: boolean | undefined,
  { filters, targetSdk }: { readonly filters: number; readonly targetSdk: number },
): Pick<Component, 'exported' | 'exportedBy'> {
  if (explicit !== undefined) return { exported: explicit, exportedBy: 'manifest' };
  if (kind === 'provider') return { exported: targetSdk <= lastOpenProviderSdk, exportedBy: 'default' };
  return filters > 0
    ? { exported: true, exportedBy: 'intent filter' }
    : { exported: false, exportedBy: 'default' };
}

/** `.Main` and `Main` stand for classes in the package of the manifest. */
function qualified(name: string, packageName: string): string {
  if (name.startsWith('.')) return packageName + name;
  return name.includes('.') || name === '' ? name : `${packageName}.${name}`;
}
