/** The end of a test run: which tests passed only when tried again, then how many passed and failed. */
import type { Reporter, Suite } from "@playwright/test/reporter";

export default class SummaryReporter implements Reporter {
  private suite: Suite | undefined;
  /** Whether something failed outside of any test: a file could not be read, a server did not start. */
  private hasFailed = false;

  onBegin(_config: unknown, suite: Suite) {
    this.suite = suite;
  }

  onError() {
    this.hasFailed = true;
  }

  async onExit() {
    const tests = this.suite?.allTests() ?? [];
    const flaky = tests.filter((test) => test.outcome() === "flaky");
    const passed = tests.filter((test) => test.outcome() === "expected").length + flaky.length;
    if (flaky.length > 0) {
      const names = flaky.map((test) => test.titlePath().filter(Boolean).join(" › "));
      console.log(`${flaky.length} flaky (passed only when tried again): ${names.join("; ")}`);
    }
    // A skipped test has shown nothing: it counts as failed.
    console.log(`${passed} passed, ${tests.length - passed + Number(this.hasFailed)} failed`);
  }
}
