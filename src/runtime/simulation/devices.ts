import type { Agenda, Callback, Planned } from './agenda.ts';

/** A request to a device, from when it is made until it was served. */
class Request {
  readonly us: number;
  readonly served: () => Callback;
  service: Planned | undefined;
  isWithdrawn = false;
  next: Request | undefined;

  constructor(us: number, served: () => Callback) {
    this.us = us;
    this.served = served;
  }
}

/** A device serves requests in the order in which they come, up to `capacity` of them at once. */
class Device {
  readonly #agenda: Agenda;
  readonly #capacity: number;
  #inService = 0;
  #first: Request | undefined;
  #last: Request | undefined;

  constructor(agenda: Agenda, capacity: number) {
    this.#agenda = agenda;
    this.#capacity = capacity;
  }

  add(request: Request): void {
    if (this.#last === undefined) this.#first = request;
    else this.#last.next = request;
    this.#last = request;
    this.#serve();
  }

  withdraw(request: Request): void {
    request.isWithdrawn = true;
    if (request.service === undefined) return;
    this.#agenda.cancel(request.service);
    this.#inService -= 1;
    this.#serve();
  }

  #serve(): void {
    while (this.#inService < this.#capacity && this.#first !== undefined) {
      const request = this.#first;
      this.#first = request.next;
      if (this.#first === undefined) this.#last = undefined;
      if (request.isWithdrawn) continue;
      this.#inService += 1;
      request.service = this.#agenda.plan(request.us, () => {
        this.#inService -= 1;
        this.#serve();
        return request.served();
      });
    }
  }
}

/** The devices of a machine by name. One that no setting names serves one request at a time. */
export class Devices {
  readonly #agenda: Agenda;
  /** Without a prototype, so that any name is as good as another. */
  readonly #named = { __proto__: null } as unknown as Record<string, Device>;
  readonly #unnamed: Device;

  constructor(agenda: Agenda, capacities: Readonly<Record<string, number>>) {
    this.#agenda = agenda;
    this.#unnamed = new Device(agenda, Infinity);
    for (const name in capacities) this.#named[name] = new Device(agenda, capacities[name] ?? 1);
  }

  /**
   * Asks a device, or the one without a name that serves any number at once, for `us` of service. `served` is called
   * when it is done. The result takes the request back.
   */
  request(name: string | undefined, us: number, served: () => Callback): () => void {
    const device = name === undefined ? this.#unnamed : (this.#named[name] ??= new Device(this.#agenda, 1));
    const request = new Request(us, served);
    device.add(request);
    return () => device.withdraw(request);
  }
}
