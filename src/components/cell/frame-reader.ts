import { functionName, locate } from '../../runtime/index.ts';
import type { Build } from '../../runtime/index.ts';
import type { FrameReader } from './error-frames.ts';

/** Reads frames by the build of the run that they come from; without one, nothing is the reader's. */
export function frameReader(build: Build | undefined): FrameReader {
  return {
    place: (frame) => build && locate(build, frame),
    name: (frame) => (build ? functionName(build, frame) : frame.name),
  };
}
