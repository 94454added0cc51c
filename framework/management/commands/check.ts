// check: the system checks.
import { settings } from '../../conf/settings.js';
import { describeIssues, type Issue, LEVELS, systemIssues, tagOf, TAGS } from '../checks.js';
import { CommandError, defineCommand, SystemCheckError } from '../command.js';
import { databaseIssues, missingWorkers } from '../database_checks.js';
import { deploymentIssues } from '../deployment_checks.js';
import { checkAppLabel } from '../migrations.js';
import type { Output } from '../output.js';

const NO_ISSUES = 'System check identified no issues (0 silenced).';

export const command = defineCommand({
  help: 'Checks the settings, the installed apps, and whether the database matches the models.',
  args: [{ name: 'app', help: 'Only what is about these apps.', count: '*' }],
  options: {
    deploy: { type: 'boolean', help: 'Also check the settings for deployment.' },
    tag: { type: 'string', short: 't', value: 'TAG', help: 'Only the checks of this group.' },
    'list-tags': { type: 'boolean', help: 'List the groups.' },
    'fail-level': {
      type: 'string',
      value: 'LEVEL',
      choices: LEVELS,
      help: 'Exit with 1 if there is an issue of this level or above (default: ERROR).',
    },
  },
  toleratesBadSettings: true,
  async run({ args, options }, { out }) {
    args.forEach(checkAppLabel);
    if (options['list-tags']) return ALL_TAGS.forEach((tag) => out.line(tag));
    if (options.tag !== undefined && !ALL_TAGS.includes(options.tag)) {
      throw new CommandError(`There is no system check with the "${options.tag}" tag.`);
    }
    const found = [
      ...(await systemIssues(settings)),
      ...(settings.problems.length === 0 ? await databaseIssuesOf(args) : []),
      ...(options.deploy ? deploymentIssues(settings) : []),
      ...(options.deploy && settings.problems.length === 0
        ? await missingWorkers(settings.DATABASE_URL)
        : []),
    ];
    const issues = found.filter(
      (issue) =>
        (options.tag === undefined || tagOf(issue) === options.tag) &&
        (args.length === 0 || tagOf(issue) === 'database' || args.includes(issue.app ?? '')),
    );
    refuseIssues(issues, options['fail-level']);
    if (issues.length > 0) out.warning(describeIssues(issues));
    else out.line(NO_ISSUES);
  },
});

const ALL_TAGS = [...new Set([...Object.values(TAGS), 'settings'])].sort();

async function databaseIssuesOf(apps: string[]): Promise<Issue[]> {
  if (apps.length === 0) return databaseIssues(settings.DATABASE_URL);
  const issues = new Map<string, Issue>();
  for (const app of apps) {
    for (const issue of await databaseIssues(settings.DATABASE_URL, app)) issues.set(issue.message, issue);
  }
  return [...issues.values()];
}

/** Runs before servers start: errors prevent the start, warnings are shown. */
export async function checkBeforeServing(out: Output): Promise<void> {
  out.line('Performing system checks...\n');
  const issues = await systemIssues(settings);
  refuseIssues(issues);
  if (issues.length > 0) out.warning(describeIssues(issues));
  else out.line(NO_ISSUES);
}

/** Refuses issues of this level or above. */
function refuseIssues(issues: Issue[], least = 'ERROR'): void {
  const rank = (level: string) => LEVELS.indexOf(level as (typeof LEVELS)[number]);
  const failed = issues.some(({ level }) => rank(level) >= rank(least));
  if (failed) throw new SystemCheckError(describeIssues(issues));
}
