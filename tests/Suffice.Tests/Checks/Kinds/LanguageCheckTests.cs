using Suffice.Checks;
using Suffice.Checks.Kinds;

namespace Suffice.Tests.Checks.Kinds;

public sealed class LanguageCheckTests
{
    [Theory]
    [InlineData("en", "Thank you for your message. We have looked into the problem and will send you a new card by the end of the week.")]
    [InlineData("de", "Vielen Dank für Ihre Nachricht. Wir haben das Problem geprüft und senden Ihnen bis zum Ende der Woche eine neue Karte.")]
    [InlineData("fr", "Merci pour votre message. Nous avons examiné le problème et nous vous enverrons une nouvelle carte avant la fin de la semaine.")]
    [InlineData("es", "Gracias por su mensaje. Hemos revisado el problema y le enviaremos una nueva tarjeta antes de que termine la semana.")]
    [InlineData("it", "Grazie per il suo messaggio. Abbiamo esaminato il problema e le invieremo una nuova carta entro la fine della settimana.")]
    [InlineData("pt", "Obrigado pela sua mensagem. Analisamos o problema e vamos enviar um novo cartão para você até o fim da semana.")]
    [InlineData("nl", "Bedankt voor uw bericht. We hebben het probleem bekeken en sturen u voor het einde van de week een nieuwe kaart op.")]
    [InlineData("sv", "Tack för ditt meddelande. Vi har tittat på problemet och kommer att skicka ett nytt kort till dig som du kan använda inte senare än fredag.")]
    [InlineData("pl", "Dziękujemy za wiadomość. Sprawdziliśmy problem i do końca tygodnia wyślemy do Pana nową kartę, która jest już gotowa, ale nie została wysłana.")]
    [InlineData("fi", "Kiitos viestistä. Olemme tutkineet asian ja lähetämme uuden kortin ennen viikon loppua, mutta voi olla että se on perillä vasta kun viikko on ohi.")]
    [InlineData("tr", "Mesajınız için teşekkür ederiz. Sorunu inceledik ve bu hafta sonuna kadar size yeni bir kart göndereceğiz, ama daha sonra olarak da gelebilir.")]
    [InlineData("ru", "Спасибо за ваше сообщение. Мы изучили проблему и отправим вам новую карту до конца недели. Это был сбой.")]
    [InlineData("ja", "メッセージをありがとうございます。問題を確認し、週末までに新しいカードをお送りします。")]
    [InlineData("zh", "感谢您的来信。我们已经检查了这个问题，并将在本周末之前给您寄出一张新卡。")]
    [InlineData("ar", "شكرا لرسالتك. لقد فحصنا المشكلة وسنرسل لك بطاقة جديدة قبل نهاية الأسبوع.")]
    public async Task Judge_ALetterInTheLanguage_PassesThereAndFailsElsewhere(string code, string letter)
    {
        LanguageCheck same = new(new LanguageOptions { Expected = code });
        LanguageCheck other = new(new LanguageOptions { Expected = code == "cs" ? "en" : "cs" });

        Finding right = await same.Judge(letter);
        Finding wrong = await other.Judge(letter);

        right.Kind.ShouldBe(FindingKind.Passed);
        wrong.Kind.ShouldBe(FindingKind.Failed);
    }

    [Theory]
    [InlineData("OK.")]
    [InlineData("S = 3 * 4, V = a + b + c, so x = 7 per van per van per van per van")]
    [InlineData("```python\nfor i in range(3): print(i)\n```")]
    [InlineData("card_arrival")]
    [InlineData("Det er en god dag, og vi har det fint, men jeg kan ikke se om han har det med til de andre som var der.")]
    public async Task Judge_TooLittleToTell_DoesNotApply(string answer)
    {
        LanguageCheck german = new(new LanguageOptions { Expected = "de" });

        Finding finding = await german.Judge(answer);

        finding.Kind.ShouldBe(FindingKind.NotApplicable);
    }

    [Fact]
    public async Task Judge_SameAsInput_RefusesTheOtherLanguage()
    {
        LanguageCheck check = new(new LanguageOptions());

        Finding finding = await check.Judge(
            "We have sent you the new card and it will be there by the end of this week.",
            Given.Call("Ich habe meine Karte verloren und brauche bitte eine neue, weil ich nicht mehr an mein Geld komme. Was kann ich tun?"));

        finding.Violation.ShouldBe("The answer is in English, but it must be in German. Write it in German.");
    }

    [Fact]
    public void New_UnknownLanguage_IsRefusedAtLoad()
    {
        CheckOptionsException wrong = Should.Throw<CheckOptionsException>(() => new LanguageCheck(new LanguageOptions { Expected = "tlh" }));

        wrong.Field.ShouldBe("expected");
    }
}
