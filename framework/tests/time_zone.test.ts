// Days, months and times in the shop's time zone, where clocks change and where they do not.
import { expect } from 'chai';
import { runCommand } from '../../testing/command_line.js';
import { inZone } from '../../testing/time_zones.js';
import {
  clockChanges,
  dayOf,
  daysAfter,
  fullText,
  localTime,
  momentOf,
  momentText,
  monthsAfter,
  relativeText,
  spanOfDay,
  spanOfMonth,
  spanOfYear,
  withLocalOffset,
} from '../time_zone.js';

const BERLIN = 'Europe/Berlin';
const NEW_YORK = 'America/New_York';
const KOLKATA = 'Asia/Kolkata';
const APIA = 'Pacific/Apia';

const hours = ({ from, until }: { from: string; until: string }) =>
  (Date.parse(until) - Date.parse(from)) / 3_600_000;

describe('days of the time zone', () => {
  const days: [string, string, string, string, number][] = [
    [BERLIN, '2026-03-29', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z', 23],
    [BERLIN, '2026-10-25', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z', 25],
    [NEW_YORK, '2026-03-08', '2026-03-08T05:00:00.000Z', '2026-03-09T04:00:00.000Z', 23],
    [NEW_YORK, '2026-11-01', '2026-11-01T04:00:00.000Z', '2026-11-02T05:00:00.000Z', 25],
    [KOLKATA, '2026-03-29', '2026-03-28T18:30:00.000Z', '2026-03-29T18:30:00.000Z', 24],
    [APIA, '2026-03-29', '2026-03-28T11:00:00.000Z', '2026-03-29T11:00:00.000Z', 24],
    [APIA, '2011-12-30', '2011-12-30T10:00:00.000Z', '2011-12-30T10:00:00.000Z', 0],
    ['UTC', '2026-03-29', '2026-03-29T00:00:00.000Z', '2026-03-30T00:00:00.000Z', 24],
  ];
  for (const [zone, day, from, until, length] of days) {
    it(`${day} in ${zone} has ${length} hours`, async () => {
      const span = await inZone(zone, () => spanOfDay(day));
      expect(span).to.deep.equal({ from, until });
      expect(hours(span)).to.equal(length);
    });
  }

  it('begin and end at midnight of the zone', async () => {
    const daysOf = (zone: string, ...moments: string[]) =>
      inZone(zone, () => moments.map((one) => dayOf(one)));
    expect(await daysOf(BERLIN, '2026-11-30T22:59:59.999Z', '2026-11-30T23:00:00.000Z')).to.deep.equal([
      '2026-11-30',
      '2026-12-01',
    ]);
    expect(await daysOf(NEW_YORK, '2026-12-01T04:59:59.999Z', '2026-12-01T05:00:00.000Z')).to.deep.equal([
      '2026-11-30',
      '2026-12-01',
    ]);
    expect(await daysOf(KOLKATA, '2026-11-30T18:29:59.999Z', '2026-11-30T18:30:00.000Z')).to.deep.equal([
      '2026-11-30',
      '2026-12-01',
    ]);
    expect(await daysOf(APIA, '2026-11-30T10:59:59.999Z', '2026-11-30T11:00:00.000Z')).to.deep.equal([
      '2026-11-30',
      '2026-12-01',
    ]);
  });

  it('months and years too', async () => {
    await inZone(BERLIN, () => {
      expect(hours(spanOfMonth('2026-03'))).to.equal(31 * 24 - 1);
      expect(hours(spanOfMonth('2026-10'))).to.equal(31 * 24 + 1);
      expect(spanOfYear(2026)).to.deep.equal({
        from: '2025-12-31T23:00:00.000Z',
        until: '2026-12-31T23:00:00.000Z',
      });
      expect([monthsAfter('2026-12', 1), monthsAfter('2026-01', -1)]).to.deep.equal(['2027-01', '2025-12']);
      expect(daysAfter('2026-03-01', -1)).to.equal('2026-02-28');
    });
  });

  it('refuses a day that does not exist', () => {
    expect(() => spanOfDay('2026-02-31')).to.throw(RangeError);
    expect(() => spanOfMonth('2026-13')).to.throw(RangeError);
  });
});

describe('times of the time zone', () => {
  it('come back as they were typed, but for those that a change of the clocks leaves out', async () => {
    await inZone(BERLIN, () => {
      expect(localTime(momentOf('2026-07-01T12:30'))).to.equal('2026-07-01T12:30');
      expect(momentOf('2026-07-01T12:30')).to.equal('2026-07-01T10:30:00.000Z');
      expect(momentOf('2026-10-25T02:30'), 'comes twice').to.equal('2026-10-25T00:30:00.000Z');
      expect(momentOf('2026-03-29T02:30'), 'is left out').to.equal('2026-03-29T01:30:00.000Z');
      expect(() => momentOf('2026-02-31T12:00')).to.throw(RangeError);
      expect(localTime('2026-07-01T10:30:05.120Z')).to.equal('2026-07-01T12:30:05.120');
    });
  });

  it('are shown with the name of the zone, which tells the hour that comes twice', async () => {
    await inZone(BERLIN, () => {
      expect(momentText('2026-10-25T00:30:00.000Z')).to.equal('2026-10-25 02:30 CEST');
      expect(momentText('2026-10-25T01:30:00.000Z')).to.equal('2026-10-25 02:30 CET');
      expect(withLocalOffset('2026-10-25T01:30:00.000Z')).to.equal('2026-10-25T02:30:00.000+01:00');
      expect(fullText('2026-11-25T13:30:05.000Z')).to.match(/^Wednesday,? 25 November 2026 at 14:30:05 CET$/);
    });
    expect(await inZone(KOLKATA, () => momentText('2026-10-25T18:45:00.000Z'))).to.equal(
      '2026-10-26 00:15 GMT+5:30',
    );
    expect(momentText('2026-10-25T18:45:00.000Z')).to.equal('2026-10-25 18:45 UTC');
    expect(withLocalOffset('2026-10-25T18:45:00.000Z')).to.equal('2026-10-25T18:45:00.000+00:00');
  });

  it('show how long ago they were for a day, then the date', async () => {
    const now = new Date('2026-11-25T12:00:00.000Z');
    const told = (moment: string) => relativeText(moment, now);
    expect(told('2026-11-25T11:59:30.000Z')).to.equal('just now');
    expect(told('2026-11-25T11:55:00.000Z')).to.equal('5 minutes ago');
    expect(told('2026-11-25T10:59:00.000Z')).to.equal('1 hour ago');
    expect(told('2026-11-25T14:00:00.000Z')).to.equal('in 2 hours');
    expect(await inZone(NEW_YORK, () => told('2026-11-24T02:00:00.000Z'))).to.equal('2026-11-23 21:00');
  });

  it('knows each change of the clocks, and none where there is none', async () => {
    expect(clockChanges()).to.deep.equal([{ from: '1970-01-01T00:00:00.000Z', secondsAhead: 0 }]);
    const berlin = await inZone(BERLIN, clockChanges);
    expect(berlin.find(({ from }) => from.startsWith('2026-10'))).to.deep.equal({
      from: '2026-10-25T01:00:00.000Z',
      secondsAhead: 3600,
    });
  });
});

describe('SHOP_TIME_ZONE', () => {
  for (const zone of ['Mars/Phobos', '+02:00', 'Berlin']) {
    it(`refuses to start with ${zone}`, async () => {
      const { code, stderr } = await runCommand(['migrate', '--check'], { SHOP_TIME_ZONE: zone });
      expect(code).to.equal(1);
      expect(stderr).to.contain(
        `SHOP_TIME_ZONE must be an IANA time zone such as Europe/Berlin, not "${zone}".`,
      );
    });
  }
});
