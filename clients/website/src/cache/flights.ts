// Those who ask the same thing at the same time share one call.

interface Flight<T> {
  readonly landed: Promise<T>;
  readonly abort: AbortController;
  /** How many wait; infinite once somebody waits who cannot leave. */
  waiting: number;
}

export class Flights {
  readonly #flights = new Map<string, Flight<unknown>>();

  /** How many calls are under way. */
  get size(): number {
    return this.#flights.size;
  }

  /**
   * The outcome of `start`, or of the call of the same key that is under way.
   * Who gives a signal can leave: their promise rejects with its reason, and when
   * all have left the call is aborted. Who gives none keeps it up to its end.
   */
  join<T>(key: string, start: (signal: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    const flight = (this.#flights.get(key) as Flight<T> | undefined) ?? this.#take(key, start);
    if (!signal) {
      flight.waiting = Infinity;
      return flight.landed;
    }
    flight.waiting += 1;
    return new Promise<T>((resolve, reject) => {
      const leave = () => {
        reject(signal.reason);
        flight.waiting -= 1;
        if (flight.waiting === 0) this.#cancel(key, flight);
      };
      signal.addEventListener("abort", leave, { once: true });
      flight.landed.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
    });
  }

  #take<T>(key: string, start: (signal: AbortSignal) => Promise<T>): Flight<T> {
    const abort = new AbortController();
    const flight: Flight<T> = { abort, waiting: 0, landed: start(abort.signal) };
    this.#flights.set(key, flight);
    const land = () => {
      if (this.#flights.get(key) === flight) this.#flights.delete(key);
    };
    flight.landed.then(land, land);
    return flight;
  }

  // Who comes after this starts anew instead of sharing the failure.
  #cancel(key: string, flight: Flight<unknown>): void {
    if (this.#flights.get(key) === flight) this.#flights.delete(key);
    flight.abort.abort();
  }
}
