/** The version in package.json, put in when the page is built. */
declare const __VERSION__: string;
/** Language -> the fingerprint in the name of its folder, as the coach's part of the build left it. */
declare const __LANGUAGES__: Readonly<Record<string, string>>;
