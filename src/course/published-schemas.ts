import { toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import { assignmentSchema } from '../runtime/teaching/assignment.ts';
import { overridesSchema } from '../runtime/teaching/overrides.ts';
import { packSchema } from '../runtime/teaching/pack.ts';
import { resultSchema } from '../runtime/teaching/result.ts';
import { submissionSchema } from '../runtime/teaching/submission.ts';

/** The formats of files that teachers and students exchange, by the names of their JSON Schemas. */
const formats: Readonly<Record<string, GenericSchema>> = {
  'course-assignment-1': assignmentSchema,
  'course-submission-1': submissionSchema,
  'course-pack-1': packSchema,
  'course-result-1': resultSchema,
  'course-overrides-1': overridesSchema,
};

/** `/schemas/<name>.json` for each of these. */
export const schemaNames: readonly string[] = Object.keys(formats);

/**
 * The JSON Schema (draft 2020-12) of a format. It says what JSON Schema can: that two exercises have different ids or
 * that a digest fits is checked where a file is read.
 */
export function publishedSchema(name: string): object | undefined {
  const format = formats[name];
  if (format === undefined) return undefined;
  const schema = toJsonSchema(format, { target: 'draft-2020-12', typeMode: 'input', errorMode: 'ignore' });
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', ...schema };
}
