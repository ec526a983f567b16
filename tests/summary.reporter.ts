/** The last line of a test run: how many passed and failed. */
import type { Reporter, Suite } from "@playwright/test/reporter";

export default class SummaryReporter implements Reporter {
  private suite: Suite | undefined;

  onBegin(_config: unknown, suite: Suite) {
    this.suite = suite;
  }

  async onExit() {
    const tests = this.suite?.allTests() ?? [];
    const passed = tests.filter((test) => ["expected", "flaky"].includes(test.outcome())).length;
    console.log(`${passed} passed, ${tests.length - passed} failed`);
  }
}
