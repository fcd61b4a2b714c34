import type { ListingDetails, ListingTexts } from '../listing.ts';
import type { PlayImageType } from '../play-graphics.ts';

/** How a tool names the files of a listing. Paths are below the folder that holds all languages. */
export interface Layout {
  readonly name: 'fastlane' | 'gradle-play-publisher';
  /** Where the languages lie. */
  readonly languages: string;
  readonly texts: Readonly<Record<keyof ListingTexts, string>>;
  /** Folder of the images of one language. */
  readonly images: string;
  /** Screenshots lie in a folder of this name; a single image in a file of it or, with both tools, in the folder. */
  readonly imageNames: Readonly<Record<PlayImageType, string>>;
  readonly details: Readonly<Partial<Record<keyof ListingDetails, string>>>;
  /** Whether what a language lacks comes from the default language. */
  readonly fallsBack: boolean;
}

/** fastlane supply: `<language>/title.txt`, `<language>/images/phoneScreenshots/*`. */
export const fastlaneLayout: Layout = {
  name: 'fastlane',
  languages: '.',
  texts: {
    title: 'title.txt',
    shortDescription: 'short_description.txt',
    fullDescription: 'full_description.txt',
    video: 'video.txt',
  },
  images: 'images',
  imageNames: {
    icon: 'icon',
    featureGraphic: 'featureGraphic',
    tvBanner: 'tvBanner',
    phoneScreenshots: 'phoneScreenshots',
    sevenInchScreenshots: 'sevenInchScreenshots',
    tenInchScreenshots: 'tenInchScreenshots',
    tvScreenshots: 'tvScreenshots',
    wearScreenshots: 'wearScreenshots',
  },
  details: {},
  fallsBack: false,
};

/** Gradle Play Publisher: `listings/<language>/title.txt`, `listings/<language>/graphics/phone-screenshots/*`. */
export const gradlePlayPublisherLayout: Layout = {
  name: 'gradle-play-publisher',
  languages: 'listings',
  texts: {
    title: 'title.txt',
    shortDescription: 'short-description.txt',
    fullDescription: 'full-description.txt',
    video: 'video-url.txt',
  },
  images: 'graphics',
  imageNames: {
    icon: 'icon',
    featureGraphic: 'feature-graphic',
    tvBanner: 'tv-banner',
    phoneScreenshots: 'phone-screenshots',
    sevenInchScreenshots: 'tablet-screenshots',
    tenInchScreenshots: 'large-tablet-screenshots',
    tvScreenshots: 'tv-screenshots',
    wearScreenshots: 'wear-screenshots',
  },
  details: {
    defaultLanguage: 'default-language.txt',
    contactEmail: 'contact-email.txt',
    contactPhone: 'contact-phone.txt',
    contactWebsite: 'contact-website.txt',
  },
  fallsBack: true,
};

/** Where each tool keeps its files, below the folder of the config and below `android/`. */
export const usualFolders: readonly string[] = ['', 'android/'].flatMap((base) => [
  `${base}fastlane/metadata/android`,
  `${base}.fastlane/metadata/android`,
  `${base}metadata/android`,
  `${base}app/src/main/play`,
  `${base}src/main/play`,
]);
