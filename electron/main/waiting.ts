/** Waits for conditions that only hold after a change which somebody announces. */
export class Waiting {
  private readonly checks = new Set<() => void>();

  /** Something changed: whoever waits looks again. */
  look(): void {
    for (const check of [...this.checks]) check();
  }

  /** True once the condition holds, false if it does not within the limit. */
  until(condition: () => boolean, limitMs: number): Promise<boolean> {
    if (condition()) return Promise.resolve(true);
    return new Promise((resolve) => {
      const leave = (isMet: boolean) => {
        clearTimeout(timer);
        this.checks.delete(check);
        resolve(isMet);
      };
      const check = () => {
        if (condition()) leave(true);
      };
      const timer = setTimeout(() => leave(false), limitMs);
      this.checks.add(check);
    });
  }
}
