import assert from 'node:assert/strict'
import test from 'node:test'
import { languageOf } from '../src/language.ts'

test('languages that share a script are told apart', () => {
  for (const [language, text] of [
    ['en', 'The two governments signed a memorandum of understanding on Thursday.'],
    ['fr', 'Les deux gouvernements ont signé un mémorandum d’entente jeudi.'],
    ['tr', 'İki hükûmet perşembe günü bir mutabakat zaptı imzaladı ve yayımladı.'],
    ['ru', 'Правительства двух стран подписали меморандум о взаимопонимании.'],
    ['kk', 'Екі елдің үкіметтері өзара түсіністік туралы меморандумға қол қойды.'],
    ['uk', 'Уряди двох країн підписали меморандум про взаєморозуміння, а їхні міністри виступили.'],
    ['ky', 'Эки өлкөнүн өкмөттөрү өз ара түшүнүшүү меморандумуна кол коюшту.'],
    [
      'tg',
      'Ҳукуматҳои ду кишвар ёддошти тафоҳумро ба имзо расонида, ҷаласаи навбатӣ баргузор шуд.',
    ],
    ['ur', 'دونوں حکومتوں نے جمعرات کو مفاہمت کی یادداشت پر دستخط کیے۔'],
    ['fa', 'دو دولت روز پنجشنبه یادداشت تفاهم امضا کردند و گفتگوها پایان یافت.'],
    ['ar', 'وقعت الحكومتان مذكرة تفاهم يوم الخميس في العاصمة.'],
    ['zh', '两国政府周四签署了一份谅解备忘录，并表示将于明年春天开始建设第一段铁路。'],
  ] as const) {
    assert.equal(languageOf(text).language, language, text)
  }
})

test('a few letters have no language, and two scripts are said to be mixed', () => {
  assert.deepEqual(languageOf('OK 2026'), { language: null, mixed: false })
  const both = 'The governments signed it on Thursday. Правительства подписали его в четверг.'
  assert.equal(languageOf(both).mixed, true)
})
