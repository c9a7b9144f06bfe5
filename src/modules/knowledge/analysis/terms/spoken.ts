/** What people say in Moroccan Arabic, or in French words they make their own, and what texts write for it. */
export const spokenTerms = `
أموال, مال, مبلغ | argent, montant | money, amount | فلوس, لفلوس
ميزانية, كلفة | budget, coût | budget, cost | شحال كتسوى
تجديد, يجدد | renouveler, renouvellement | renew, renewal | نجدد, تجدد
استخراج, الحصول | obtenir, retirer | obtain, get | نخرج, نصاوب
إنجاز, إعداد | établir, préparer | prepare, make | نصاوب, صاوب, داير
وثائق, وثيقة | documents, pièces | documents | لوراق, وراق, الكواغط
موعد | rendez-vous | appointment | رونديفو, غونديفو
مستشفى | hôpital | hospital | سبيطار, سبيتار
مدرسة | école | school | سكويلة, ليكول
دراسة, تعليم | études, enseignement | studies, education | قراية, لقراية
شغل, عمل, وظيفة | travail, emploi | work, job | خدمة, لخدمة
منزل, سكن | maison, logement | house, housing | دار, الدار
بناء | construire | build | نبني, لبني
تسجيل | inscription, s'inscrire | registration, enrol | نتسجل, نتقيد
اشتراك | cotisation, abonnement | subscription | لابونمون
أداء, دفع | payer, paiement | pay, payment | نخلص, خلاص, نخلصو
مساعدة, دعم | aide | help, aid | معاونة, نعاون, عاونو
شكاية | plainte, réclamation | complaint | نشكي, نتشكا
ضياع, فقدان | perte, perdu | loss, lost | ضاعت, تلفات ليا, ضاع
أطفال | enfants | children | دراري, لولاد, وليدات
نساء | femmes | women | عيالات, لعيالات
أشخاص, سكان | gens, personnes | people | الناس, ناس
قروي, قرى | rural | rural | عروبية, لعروبية, لبادية
سيارة | voiture | car | طوموبيل, طونوبيل
طريق | route | road | طريق, ترونسبور
هاتف | téléphone | phone | تيليفون, بورطابل
حاسوب | ordinateur | computer | بيسي
شركة, مقاولة | entreprise, société | company | شاريكا, لاصوصييتي
إحداث مقاولة | créer une entreprise | start a company | ندير شركة, نحل شركة
ضريبة | impôt | tax | ليزامبو
كراء | louer, location | rent | نكري, كرا
بيع | vendre | sell | نبيع
شراء | acheter | buy | نشري
زواج | mariage | marry, marriage | نتزوج, نتجوج
طلاق | divorce | divorce | نطلق, طلاق
طبيب | médecin | doctor | طبيب, دكتور
دواء | médicament | medicine | دوا, لدوا
كهرباء | électricité | electricity | ضو, تريسينتي
ماء | eau | water | ما, لما
جماعة, بلدية | commune | municipality | لاكومين, كومين, بلدية
شرطة | police | police | بوليس
محكمة | tribunal | court | محكاما, تريبينال
مغرب | Maroc | Morocco | لمغريب, مغريب
أطلق, إطلاق | lancer, lancement | launch | تلانسا, تلانسات, لانساو
فتح, افتتاح | ouvrir, ouverture | open, opening | تحل, تحلات, حلو
إنجاز, قام, أنجز | réaliser, faire, réalisé | carry out, do, made | دار, دارو, داروا, دايرين
منح, إعطاء | donner, attribuer | give, grant | يعطي, تعطي, عطاو, غادي تعطي
طلب | demander | ask, request | نطلب, طلب
معرفة | savoir, connaître | know | نعرف, عارف
رؤية | voir | see | نشوف, شاف
ذهاب | aller | go | نمشي, مشا
مجيء, جاء | venir, venu | come, came | جا, جاو, نجي
كثير | beaucoup | many, much | بزاف
جيد | bon | good | مزيان, مزيانة
مشكل | problème | problem | موشكيل, بروبليم
بداية | commencer, début | begin, start | بدا, كيبدا, نبداو
نهاية | fin, finir | end | سالا, كيسالي, تسالا
مكان | endroit, lieu | place | بلاصة, لبلاصة
وقت | temps | time | الوقيتة, لوقت
اتفاقية | accord, convention | agreement | اتيفاقية, لاكور
حكامة | gouvernance | governance | حاكاما, لحكامة
`
