/** Who a course platform says that a file came from. The platform knows it; the file itself only claims it. */
export type Sender = {
  readonly platform: 'moodle' | 'canvas';
  /** The platform's own number: of the participant in Moodle's case, of the user in Canvas's. */
  readonly number: string;
  /** As the platform writes it: `Ada Lovelace` in Moodle's case, `lovelaceada` in Canvas's. */
  readonly name: string;
  readonly isLate: boolean;
};

/**
 * Reads the sender off a path as Moodle and Canvas name what teachers download. Names may hold `_`, so both are read
 * from the right.
 *
 * - Moodle: `Full Name_12345_assignsubmission_file_/name`, also `…_file_name` in one folder, `…_onlinetext_/…`
 * - Canvas: `lastfirst[_LATE]_<user>_<attachment>_name[-n].json`, flat
 */
export function senderOf(path: string): Sender | undefined {
  const moodle = /(?:^|\/)(?<name>[^/]+)_(?<number>\d+)_assignsubmission_(?:file|onlinetext)_/u.exec(path)?.groups;
  if (moodle !== undefined) return sender('moodle', moodle);
  const fileName = path.slice(path.lastIndexOf('/') + 1);
  // The name of the attachment itself may hold numbers between `_`: the first two numbers that follow each other count.
  const canvas = /^(?<name>[^_].*?)(?<late>_LATE)?_(?<number>\d+)_\d+_.+$/u.exec(fileName)?.groups;
  return canvas === undefined ? undefined : sender('canvas', canvas);
}

function sender(
  platform: Sender['platform'],
  { name = '', number = '', late }: Readonly<Record<string, string | undefined>>,
): Sender {
  return { platform, number, name, isLate: late !== undefined };
}
