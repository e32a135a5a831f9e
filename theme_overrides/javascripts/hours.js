// When a service answers, as src/veileder/model/opening.py says it; both are held to one table of cases.
// Hours are written «mon-fri 08:00-15:30,sat 10:00-14:00;holidays;eves;2030-12-24 2030-12-26,…».
const openingHours = (() => {
  "use strict";
  const WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], DAY = 1440;

  // Days as text, «2026-12-24»; noon, so that no summer time moves them.
  const noon = (date) => new Date(`${date}T12:00:00Z`);
  const shifted = (date, days) => new Date(noon(date).getTime() + days * 864e5).toISOString().slice(0, 10);
  const weekday = (date) => (noon(date).getUTCDay() + 6) % 7;
  const clock = (time) => time.slice(0, 2) * 60 + +time.slice(3);

  const span = (written) => {
    const [start, end] = written.split("-").map(clock);
    return [start, end > start ? end : end + DAY];
  };
  const covers = (days, day) => {
    const [first, last = first] = days.split("-").map((name) => WEEK.indexOf(name));
    return days === "every-day" || (first <= day && day <= last);
  };
  const read = (written) => {
    const [week, holidays, eves, other] = written.split(";").map((part) => part.split(",").filter(Boolean));
    return {
      week: week.map((line) => line.split(" ")).map(([days, times]) => [days, span(times)]),
      holidays: holidays[0], eves: eves[0], other: other.map((line) => line.split(" ")),
    };
  };

  // Those that the law keeps: Easter (Gauss, as Meeus has it), what is counted from it, and the fixed ones.
  const isHoliday = (date) => {
    if (["01-01", "05-01", "05-17", "12-25", "12-26"].includes(date.slice(5))) return true;
    const year = Number(date.slice(0, 4)), a = year % 19, b = Math.floor(year / 100), c = year % 100;
    const h = (19 * a + b - (b >> 2) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
    const l = (32 + 2 * (b % 4) + 2 * (c >> 2) - h - (c % 4)) % 7;
    const sum = h + l - 7 * Math.floor((a + 11 * h + 22 * l) / 451) + 114;
    const easter = `${year}-${String(Math.floor(sum / 31)).padStart(2, "0")}-${String((sum % 31) + 1).padStart(2, "0")}`;
    return [-3, -2, 0, 1, 39, 49, 50].some((days) => shifted(easter, days) === date);
  };

  // The hours of one day: those of that very day, or those of the week; null where nobody has said.
  const spansOn = ({ week, holidays, eves, other }, date) => {
    const those = other.filter(([first, last]) => first <= date && date <= last);
    if (those.length) return those.filter(([, , times]) => times).map(([, , times]) => span(times));
    if (!week.length) return null;
    const of = (test) => week.filter(([days]) => test(days)).map(([, times]) => times);
    let rule = holidays, named = isHoliday(date);
    if (!named && /12-(24|31)$/.test(date)) [rule, named] = [eves, Boolean(eves) || weekday(date) < 5];
    if (!named || rule === "open") return of((days) => covers(days, weekday(date)));
    if (rule) return rule === "sunday" ? of((days) => covers(days, 6)) : [];
    const every = of((days) => days === "every-day");
    return every.length ? every : null;
  };

  /** Return { open, at } by the clock in Norway, ``at`` in minutes from midnight; null where nobody has said. */
  const answer = (hours, today, now) => {
    const unsaid = [], runs = [];
    for (let n = -1; n < 62; n++) {
      const spans = spansOn(hours, shifted(today, n));
      if (!spans) unsaid.push(n * DAY);
      else runs.push(...spans.map((times) => times.map((time) => n * DAY + time)));
    }
    const whole = [];
    for (const [start, end] of runs.sort((a, b) => a[0] - b[0])) {
      const last = whole[whole.length - 1];
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else whole.push([start, end]);
    }
    const run = whole.find(([start, end]) => start <= now && now < end);
    if (run) return { open: true, at: run[1] - now < 7 * DAY && !unsaid.includes(run[1]) ? run[1] : null };
    if (unsaid.includes(0)) return null;
    const next = whole.find(([start]) => start > now);
    return { open: false, at: next && !unsaid.some((day) => now < day && day <= next[0]) ? next[0] : null };
  };

  // Made once, when somebody asks: it costs a phone more to make than all else here.
  let norwegian;
  const norway = (moment) => (norwegian ||= new Intl.DateTimeFormat("sv-SE", {
    timeZone: "Europe/Oslo", dateStyle: "short", timeStyle: "short",
  })).format(moment).split(" ");

  // A page asks for the same hours several times over; what was found is so for a minute.
  let minute;
  const known = new Map();
  const found = (written, today, time) => {
    if (minute !== today + time) known.clear();
    minute = today + time;
    if (!known.has(written)) known.set(written, answer(read(written), today, clock(time)));
    return known.get(written);
  };

  /** Return whether those hours are open, ``rank`` to sort by and what to say of it; null where nobody has said. */
  const at = (written, words, moment = new Date()) => {
    const [today, time] = norway(moment), now = clock(time), state = found(written, today, time);
    if (!state) return null;
    const [open, until, closed, opens, week] = words.split("|"), { at: then } = state;
    const rank = state.open ? 0 : then ?? Infinity;
    if (then === null) return { open: state.open, rank, text: state.open ? open : closed };
    const end = state.open && then % DAY === 0 ? then - 1 : then; // midnight is the end of its day: 24.00
    const days = Math.floor(end / DAY), minutes = then - days * DAY, date = shifted(today, days);
    const hour = `${String(Math.floor(minutes / 60)).padStart(2, "0")}.${String(minutes % 60).padStart(2, "0")}`;
    const day = days < 7 ? week.split(",")[weekday(date)] : `${+date.slice(8)}.${+date.slice(5, 7)}.`;
    const told = days && !(state.open && then - now < DAY) ? `${day} ${hour}` : hour;
    return { open: state.open, rank, text: (state.open ? until : opens).replace("{time}", told) };
  };

  return { at, today: () => norway(new Date())[0], shifted, weekday, isHoliday };
})();
