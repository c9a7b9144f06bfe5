/** Sentences of documents that hold nobody's data, written for this. */
export const prose: readonly string[] = [
  'تهدف هذه المبادرة إلى تقريب الخدمات العمومية من المواطنات والمواطنين وتبسيط المساطر الإدارية في جميع جهات المملكة.',
  'ويعمل المعهد مع الجامعات ومراكز البحث على إعداد برامج للتكوين المستمر في مجال الذكاء الاصطناعي وعلوم المعطيات.',
  'كما تحرص الإدارة على احترام مقتضيات القانون المتعلق بحماية الأشخاص الذاتيين تجاه معالجة المعطيات ذات الطابع الشخصي.',
  'وتوصي اللجنة بنشر نتائج التقييم في أجل أقصاه ثلاثة أشهر بعد نهاية كل سنة، مع بيان المؤشرات المعتمدة.',
  'بغينا نعرفو كيفاش نديرو الطلب ديال المنحة، وشنو هي الوثائق اللي خاصنا نجيبو معانا للإدارة.',
  'L’institut accompagne les administrations et les jeunes entreprises dans la conception de services numériques ouverts à tous.',
  'Les travaux de la commission portent sur la qualité des données, leur documentation et les conditions de leur réutilisation.',
  'Chaque projet fait l’objet d’une évaluation annuelle dont les résultats sont publiés avec leurs limites et leur méthode.',
  'Le règlement prévoit que les décisions soient motivées, notifiées par écrit et susceptibles d’un recours devant le juge.',
  'شهدت سنة 2024 إطلاق الشطر الثاني من البرنامج، الذي يهم 12 جهة و75 عمالة وإقليما، وفق المادة 4 من الاتفاقية.',
  'En 2025, près de 40 % des communes rurales disposaient d’une connexion suffisante, contre 27 % cinq ans plus tôt.',
]
