/** What the product speaks. */
export type Language = 'en' | 'cy';

/** What Intl is asked for. */
export const locales: Readonly<Record<Language, string>> = { en: 'en-GB', cy: 'cy-GB' };
