import { globSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { expect, test } from 'vitest';
import * as v from 'valibot';
import { parse } from 'yaml';
import { itemSchema, type Item } from '../../src/runtime/grading/items/item.ts';
import { itemResponseSchema, type ItemResponse } from '../../src/runtime/grading/items/item-response.ts';
import { markItem } from '../../src/runtime/grading/items/mark-item.ts';

const frontmatter = v.object({
  kind: v.string(),
  item: itemSchema,
  wrong: v.record(v.string(), v.object({ fails: v.string(), answer: itemResponseSchema })),
});

const exercises = globSync('src/content/exercises/*/index.mdx')
  .map((file) => ({
    id: basename(dirname(file)),
    written: parse(readFileSync(file, 'utf8').split(/^---$/mu)[1] ?? '') as { readonly item?: unknown },
  }))
  .filter(({ written }) => written.item !== undefined)
  .map(({ id, written }) => ({ id, ...v.parse(frontmatter, written) }));

test('there are ten at least, of all four kinds', () => {
  expect(exercises.length).toBeGreaterThanOrEqual(10);
  expect(new Set(exercises.map(({ kind }) => kind))).toEqual(new Set(['predict', 'order', 'parsons', 'label']));
});

test.each(exercises)('$id is passed by its solution', ({ item }) => {
  expect(markItem(item, solutionOf(item))).toMatchObject({ status: 'marked', share: 1 });
});

test.each(exercises)('$id fails its wrong answers for their stated reasons, ten times in a row', ({ item, wrong }) => {
  expect(Object.keys(wrong).length).toBeGreaterThanOrEqual(2);
  for (const [name, { fails, answer }] of Object.entries(wrong)) {
    for (let time = 0; time < 10; time += 1) {
      const { status, share, properties } = markItem(item, answer);
      expect({ name, status }).toEqual({ name, status: 'marked' });
      expect(share, name).toBeLessThan(1);
      const failed = properties.filter(({ passed }) => !passed).map((property) => property.name);
      expect(failed, name).toContain(fails);
    }
  }
});

function solutionOf(item: Item): ItemResponse {
  switch (item.kind) {
    case 'choose':
      return { kind: 'choose', chosen: item.options.filter(({ right }) => right).map(({ id }) => id) };
    case 'order':
      return { kind: 'order', order: item.pieces.map(({ id }) => id) };
    case 'parsons':
      return { kind: 'parsons', placed: item.blocks.map(({ id, indent }) => ({ id, indent })) };
    case 'label':
      return {
        kind: 'label',
        labels: Object.fromEntries(
          item.pictures.flatMap(({ id, right }) =>
            Object.entries(right).map(([name, answer]) => [`${id}/${name}`, answer]),
          ),
        ),
      };
  }
}
