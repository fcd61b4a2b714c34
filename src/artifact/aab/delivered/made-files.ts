import { bareText } from '../../apk/attributes.ts';
import type { XmlElement } from '../../xml-tree.ts';
import type { ProtoXmlAttribute, ProtoXmlNode } from '../proto-xml-tree.ts';
import { encodeXml } from './encode-xml.ts';

/** The manifest of an APK that only adds something to another: its package, its name and little else. */
export function configManifest(manifest: XmlElement, name: string): Buffer {
  const android = 'http://schemas.android.com/apk/res/android';
  const attribute = (one: Partial<ProtoXmlAttribute>): ProtoXmlAttribute => ({
    namespaceUri: '',
    name: '',
    raw: '',
    resourceId: 0,
    ...one,
  });
  const root: ProtoXmlNode = {
    line: 1,
    element: {
      namespaceUri: '',
      name: 'manifest',
      namespaces: [{ prefix: 'android', uri: android }],
      attributes: [
        attribute({
          namespaceUri: android,
          name: 'versionCode',
          resourceId: 0x0101021b,
          item: { type: 0x10, data: 1 },
        }),
        attribute({ name: 'package', raw: bareText(manifest, 'package') ?? '' }),
        attribute({ name: 'split', raw: `config.${name}` }),
        attribute({ name: 'configForSplit', raw: '' }),
      ],
      children: [
        {
          line: 1,
          element: {
            namespaceUri: '',
            name: 'application',
            namespaces: [],
            attributes: [
              attribute({
                namespaceUri: android,
                name: 'hasCode',
                resourceId: 0x0101000c,
                item: { type: 0x12, data: 0 },
              }),
            ],
            children: [],
          },
        },
      ],
    },
  };
  return encodeXml(root, 'utf16');
}

/** res/xml/splits0.xml of a base APK: which split holds which language. */
export function splitsFile(languages: readonly string[]): Buffer {
  const element = (
    name: string,
    attributes: Readonly<Record<string, string>>,
    children: ProtoXmlNode[],
  ): ProtoXmlNode => ({
    line: 1,
    element: {
      namespaceUri: '',
      name,
      namespaces: [],
      attributes: Object.entries(attributes).map(([key, raw]) => ({
        namespaceUri: '',
        name: key,
        raw,
        resourceId: 0,
      })),
      children,
    },
  });
  const entries = languages.map((key) => element('entry', { key, split: `config.${key}` }, []));
  const root = element('splits', {}, [element('module', { name: '' }, [element('language', {}, entries)])]);
  return encodeXml(root, 'utf8');
}
