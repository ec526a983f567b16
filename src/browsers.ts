/** The oldest browsers that the site supports, two years back, in the notation of build targets. `README.md` lists them. */
export const BROWSERS = ["chrome131", "edge131", "firefox128", "safari18"];
