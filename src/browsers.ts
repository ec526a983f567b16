/** The oldest supported browsers, two years back, as build targets. README.md lists them for readers. */
export const BROWSERS = ["chrome131", "edge131", "firefox128", "safari18"];
