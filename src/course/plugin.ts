import { fileURLToPath } from 'node:url';
import type { AstroIntegration, AstroIntegrationLogger } from 'astro';
import type { CourseCheck } from './check-course.ts';
import { CourseError, formatProblem } from './course-problem.ts';
import { exerciseModules } from './exercise-modules.ts';
import { lessonCells } from './lesson-cells.ts';
import { lessonExercises } from './lesson-exercises.ts';
import { lessonTerms } from './lesson-terms.ts';
import { programModules } from './program-modules.ts';
import { shareCourse, type SharedCourse } from './shared-course.ts';

/**
 * Astro integration: programs and terms in lessons. A build stops before it begins if the course has problems. While a lesson is
 * written, its own problems stand in the place of the page, and those of the whole course in the terminal.
 */
export function programs(): AstroIntegration {
  let course: SharedCourse | undefined;
  return {
    name: 'interleave:programs',
    hooks: {
      'astro:config:setup': ({ config, updateConfig }) => {
        course = shareCourse(fileURLToPath(config.root));
        updateConfig({
          vite: {
            plugins: [
              lessonTerms(course),
              lessonExercises(course),
              lessonCells(course),
              programModules(course),
              exerciseModules(course),
            ],
          },
        });
      },
      'astro:build:start': async ({ logger }) => {
        if (!course) return;
        const { problems, warnings } = await check(course);
        for (const warning of warnings) logger.warn(formatProblem(warning));
        if (problems.length > 0) throw new CourseError(problems);
      },
      'astro:server:setup': ({ server, logger }) => {
        if (!course) return;
        const { holds } = course;
        const report = reporter(course, logger);
        server.watcher.on('all', (_event, path) => {
          if (holds(path)) report();
        });
        report();
      },
    },
  };
}

async function check(course: SharedCourse): Promise<CourseCheck> {
  // Loaded late: it brings the type checker and the compiler, which a page in development can be shown without.
  const { checkCourse } = await import('./check-course.ts');
  return checkCourse(course.root, await course.read());
}

/** Prints the problems of the course, one check at a time; what is asked for during a check is one check after it. */
function reporter(course: SharedCourse, logger: AstroIntegrationLogger): () => void {
  let asked = 0;
  const reportAll = async (): Promise<void> => {
    for (let done = 0; done < asked;) {
      done = asked;
      try {
        const { problems } = await check(course);
        for (const problem of problems) logger.warn(formatProblem(problem));
      } catch (error) {
        logger.error(error instanceof Error ? error.message : String(error));
      }
    }
    asked = 0;
  };
  return () => {
    asked += 1;
    // Ends by itself and never rejects; a second one would only repeat it.
    if (asked === 1) void reportAll();
  };
}
