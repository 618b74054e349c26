/** Types of electron-runtime.mjs for the tests, which are checked; the script itself is plain JavaScript. */
export interface PreparedElectron {
  readonly executablePath: string;
  readonly version: string;
  /** The folder of the executable. */
  readonly distDir: string;
  readonly launcherArgs: string[];
  /** False for the tests' fallback, whose SQLite is older and cannot encrypt. */
  readonly genuine: boolean;
}
export function prepareElectron(appDir?: string): Promise<PreparedElectron>;
export function testSwitches(): string[];
