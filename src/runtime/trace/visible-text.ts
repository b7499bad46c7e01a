/** Text that a program printed → text in which nothing acts unseen. */

/** A terminal's colour and weight codes ("Select Graphic Rendition", ECMA-48 8.3.117). */
const graphicRendition = /\u001b\[[\d;:]*m/g;
const controls = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

/** First of the control pictures, `␀`. */
const PICTURES = 0x2400;
const DELETE = 0x7f;
const DELETE_PICTURE = '␡';

/**
 * Drops the colour codes of terminals and shows other control characters by their pictures (`␀`, `␛`); line feeds and
 * tabs stay. Direction marks stay too: whoever draws the text isolates it.
 */
export function visibleText(text: string): string {
  return text
    .replace(graphicRendition, '')
    .replace(controls, (control) =>
      control.charCodeAt(0) === DELETE ? DELETE_PICTURE : String.fromCharCode(PICTURES + control.charCodeAt(0)),
    );
}
