interface Launcher {
  startSession(id: string, url: string): Promise<void>;
  isActive(id: string): boolean;
  stopSession(id: string): Promise<object>;
  stop(): Promise<void>;
}

/** A launcher of web-test-runner for WebKit, as many browsers side by side as `concurrency` says. */
export function webkitLauncher(options?: { concurrency?: number; answerLimit?: number }): Launcher;
