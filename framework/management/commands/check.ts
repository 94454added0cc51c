// check: the system checks.
import { settings } from '../../conf/settings.js';
import { deploymentIssues, describeIssues, type Issue, systemIssues } from '../checks.js';
import { defineCommand, SystemCheckError } from '../command.js';
import { databaseIssues } from '../database_checks.js';
import type { Output } from '../output.js';

const NO_ISSUES = 'System check identified no issues (0 silenced).';

export const command = defineCommand({
  help: 'Checks the settings, the installed apps, and whether the database matches the models.',
  options: {
    deploy: { type: 'boolean', help: 'Also check the settings for deployment.' },
    'fail-level': {
      type: 'string',
      value: 'LEVEL',
      choices: ['ERROR', 'WARNING'],
      help: 'Exit with 1 if there is an issue of this level or above (default: ERROR).',
    },
  },
  toleratesBadSettings: true,
  async run({ options }, { out }) {
    const issues = [
      ...(await systemIssues(settings)),
      ...(settings.problems.length === 0 ? await databaseIssues(settings.DATABASE_URL) : []),
      ...(options.deploy ? deploymentIssues(settings) : []),
    ];
    refuseIssues(issues, options['fail-level'] === 'WARNING');
    if (issues.length > 0) out.warning(describeIssues(issues));
    else out.line(NO_ISSUES);
  },
});

/** Runs before servers start: errors prevent the start, warnings are shown. */
export async function checkBeforeServing(out: Output): Promise<void> {
  out.line('Performing system checks...\n');
  const issues = await systemIssues(settings);
  refuseIssues(issues, false);
  if (issues.length > 0) out.warning(describeIssues(issues));
  else out.line(NO_ISSUES);
}

function refuseIssues(issues: Issue[], warningsToo: boolean): void {
  const failed = issues.some(({ level }) => level === 'ERROR' || warningsToo);
  if (failed) throw new SystemCheckError(describeIssues(issues));
}
