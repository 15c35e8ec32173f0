// A map that holds at most so many bytes; the least recently used go first.

interface Entry<T> {
  readonly value: T;
  readonly bytes: number;
}

// What a key, an entry and the map's own slot take, roughly.
const OVERHEAD_BYTES = 256;

export class WeighedMap<T> {
  // A Map keeps the order of insertion: the first is the least recently used.
  readonly #entries = new Map<string, Entry<T>>();
  #bytes = 0;

  constructor(readonly maxBytes: number) {}

  get size(): number {
    return this.#entries.size;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Counts as a use. */
  get(key: string): T | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.value;
  }

  /** What is larger than the whole map is not kept. */
  set(key: string, value: T, bytes: number): void {
    this.delete(key);
    const weight = bytes + 2 * key.length + OVERHEAD_BYTES;
    if (weight > this.maxBytes) return;
    this.#entries.set(key, { value, bytes: weight });
    this.#bytes += weight;
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= this.maxBytes) return;
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    this.#bytes -= this.#entries.get(key)?.bytes ?? 0;
    this.#entries.delete(key);
  }
}
