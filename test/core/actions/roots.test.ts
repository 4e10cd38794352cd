import { describe, expect, it } from 'vitest';
import { rules } from '../quotes/helpers.js';

/** A form of each class that news cannot do without. */
const forms = {
  sanction: 'menindak',
  investigate: 'menyelidiki',
  accuse: 'menuduh',
  arrest: 'menangkap',
  charge: 'mendakwa',
  sentence: 'memvonis',
  appoint: 'melantik',
  dismiss: 'memecat',
  resign: 'mengundurkan',
  meet: 'bertemu',
  agree: 'menyepakati',
  sign: 'menandatangani',
  promise: 'berjanji',
  request: 'meminta',
  order: 'memerintahkan',
  permit: 'mengizinkan',
  ban: 'melarang',
  block: 'memblokir',
  release: 'melepaskan',
  launch: 'meluncurkan',
  buy: 'membeli',
  sell: 'menjual',
  invest: 'menanam',
  fine: 'mendenda',
  merge: 'menggabungkan',
  figures: 'membukukan',
  rise: 'naik',
  fall: 'turun',
  win: 'mengalahkan',
  lose: 'kalah',
  attack: 'menyerang',
  kill: 'membunuh',
  injure: 'melukai',
  die: 'meninggal',
  rescue: 'menyelamatkan',
  protest: 'berunjuk',
  disaster: 'mengguncang',
  crash: 'menabrak',
  visit: 'mengunjungi',
  travel: 'berangkat',
  announce: 'mengumumkan',
  deny: 'membantah',
  criticise: 'mengkritik',
  support: 'mendukung',
  reject: 'menolak',
};

describe('verb data', () => {
  it('know at least 900 roots', () => {
    expect(rules.actions.roots.size).toBeGreaterThanOrEqual(900);
  });

  it.each(Object.entries(forms))('have the class %s', (name, form) => {
    expect(rules.actions.verbs.get(form)?.class).toBe(name);
  });
});
