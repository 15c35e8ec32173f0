// A line of JSON an event, on standard error.

export const LEVELS = { debug: 0, info: 1, warn: 2, error: 3 } as const;
export type Level = keyof typeof LEVELS;

export type Log = (level: Level, message: string, fields?: Readonly<Record<string, unknown>>) => void;

/** Writes what is at least as grave as `least`. JSON has no line breaks, so no field forges a line. */
export function createLog(least: Level, write: (line: string) => void = (line) => process.stderr.write(line)): Log {
  return (level, message, fields = {}) => {
    if (LEVELS[level] < LEVELS[least]) return;
    write(`${JSON.stringify({ time: new Date().toISOString(), level, message, ...fields })}\n`);
  };
}
