/** Ends the output of a test run with its flaky tests, and with how many tests passed and failed. */
import type { Reporter, Suite } from "@playwright/test/reporter";

export default class SummaryReporter implements Reporter {
  private suite: Suite | undefined;
  /** Whether something failed outside any test: a file with a syntax error, a server that did not start. */
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
      console.log(`${flaky.length} flaky (passed only on a retry): ${names.join("; ")}`);
    }
    // Skipped tests count as failed, because they have proved nothing.
    console.log(`${passed} passed, ${tests.length - passed + Number(this.hasFailed)} failed`);
  }
}
