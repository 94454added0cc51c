// check: the system checks.
import { settings } from '../../conf/settings.js';
import { deploymentIssues, describeIssues, type Issue, systemIssues } from '../checks.js';
import { defineCommand, SystemCheckError } from '../command.js';
import { databaseIssues } from '../database_checks.js';
import type { Output } from '../output.js';

const NO_ISSUES = 'System check identified no issues (0 silenced).';

export const command = defineCommand({
  help: 'Checks the settings, how the apps are put together, and whether the database is as the models say.',
  options: {
    deploy: { type: 'boolean', help: 'Also warn of what must not go live.' },
    'fail-level': {
      type: 'string',
      value: 'LEVEL',
      choices: ['ERROR', 'WARNING'],
      help: 'Exit 1 when there is something of this level or worse; ERROR when left out.',
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

/** What servers do before they start: errors keep them from it, warnings are shown. */
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
