const word = 2 ** 32;
/** The prime of the hash is 2⁴⁰ and this. */
const primeRest = 0x1b3;

/**
 * The hash FNV-1a of 64 bits, in integers that every engine computes exactly: G. Fowler, L. C. Noll, K.-P. Vo,
 * D. Eastlake, T. Hansen, "The FNV Non-Cryptographic Hash Algorithm", draft-eastlake-fnv-21, 2024.
 */
export class Fnv1a {
  #high = 0xcbf29ce4;
  #low = 0x84222325;

  addByte(byte: number): void {
    const low = (this.#low ^ byte) >>> 0;
    const product = low * primeRest;
    this.#low = product >>> 0;
    // Shifted by 40 bits, the lower word reaches only the upper one, and there its lowest 24 bits.
    this.#high = (this.#high * primeRest + (product - this.#low) / word + low * 256) >>> 0;
  }

  /** Eight bytes of a whole number, the lowest first. */
  addNumber(number: number): void {
    const low = number >>> 0;
    this.#addWord(low);
    this.#addWord((number - low) / word);
  }

  /** The number of UTF-16 units, and two bytes of each. */
  addText(text: string): void {
    this.addNumber(text.length);
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charCodeAt(index);
      this.addByte(unit & 0xff);
      this.addByte(unit >>> 8);
    }
  }

  /** 16 hexadecimal digits, the highest first. */
  digits(): string {
    return digitsOf(this.#high) + digitsOf(this.#low);
  }

  #addWord(number: number): void {
    for (let shift = 0; shift < 32; shift += 8) this.addByte((number >>> shift) & 0xff);
  }
}

function digitsOf(number: number): string {
  return number.toString(16).padStart(8, '0');
}
