using System.Collections.Frozen;

namespace Suffice.Checks.Languages;

/// <summary>Tells languages in Latin letters apart by their most common words.</summary>
internal static class LatinWords
{
    private const int FewestWords = 10;

    // Function words and a few pronouns each; a word that several languages share counts for each of them by its share. Single letters are
    // left out: in a calculation they are names of things.
    private static readonly (string Code, string Words)[] Profiles =
    [
        ("en", "the of and to in is that it for was on are with as be this have from or by not but what all were we when your can there an which their if will would about has you they his her been more one how our my me do so please no he him who had after into then than each many since only up out over she them these those some per does did get new very first time how here just am us any where while because through between"),
        ("de", "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum kann aber wir ich ihr ihre nur oder bitte haben vor durch"),
        ("fr", "le la les de des et un une du en est que qui dans pour pas sur plus au par avec il elle ce cette ne se son sa ses nous vous je mais ou où sont été être ont aux leur si tout comme fait votre notre merci bonjour qu"),
        ("es", "el la los las de que en un una es por con para no se del al lo su sus como más pero fue ha son está este esta muy ya todo también nos le me mi si sobre entre cuando hay usted puede gracias hola nuestro ser desde sin"),
        ("it", "il la lo le gli di che in un una per con non si del della dei delle al alla sono ha come più ma anche nel nella questo questa da suo sua mi ci se loro essere può grazie ciao nostro vostro dal dalla quando molto già"),
        ("pt", "os as de que em um uma por com para não se do da dos das no na ao mais mas foi são está este esta muito já também como seu sua seus nos você eu ou pelo pela isso ser quando obrigado obrigada nosso até sem ter"),
        ("nl", "de het een van en in is dat op te zijn voor met niet aan er om ook als dan maar bij nog wel uit door naar hij ze wij je deze dit die over kan worden wordt heeft hebben had was of meer veel uw onze graag alstublieft geen ik"),
        ("sv", "och att det som en är på för med av inte den till har de ett om var jag han men från så kan vi nu ska när vid eller sig sin också alla du din ert vara hade efter mycket detta tack hej mer hur finns blir över bara"),
        ("da", "og at det er en af til på for med ikke den som har de et om var jeg han men fra så kan vi nu skal når ved eller sig sin også alle du din være havde efter meget dette tak hej mere hvordan findes bliver kun hvad blev deres dig mig"),
        ("no", "og at det er en av til på for med ikke den som har de et om var jeg han men fra så kan vi nå skal når ved eller seg sin også alle du din være hadde etter mye dette takk hei mer hvordan finnes blir bare hva ble deres deg meg"),
        ("fi", "ja on ei se että oli hän ovat mutta kun niin kuin tai myös jos olla sen ole tämä minä sinä me te he mitä voi nyt vain sitä joka jonka kanssa ennen jälkeen hyvin kaikki mukaan sekä koska kiitos hei teidän meidän tämän olen"),
        ("pl", "nie na się do to że jest jak po za od co tak ale czy przez dla przy był jego jej ich są może być oraz tego ten ta te który która które tylko już proszę dziękuję bardzo nam was mnie pan pani gdy można ze ma"),
        ("cs", "se na je že do to jako za pro ale by po od nebo jsou byl co jak tak při až jeho její který která které aby jsem jen také když již není může být má nám vám prosím děkuji velmi mezi podle proto jste"),
        ("ro", "și de la în cu pe nu că se un din pentru este mai sunt ce care au fi ca dar prin sau fost după acest această poate vă noi dumneavoastră mulțumesc când lui ale lor fără dacă până foarte am ei ai cum tot"),
        ("hu", "az és hogy nem is egy ez van de meg volt csak már el ha mint mert még vagy ki minden kell lehet azt ezt nagyon után majd sem így akkor kérem köszönöm ön önök vagyunk lesz én mi ami aki amely szerint"),
        ("tr", "ve bir bu da de için ile çok ne gibi daha olarak var olan en kadar ama değil mi ben sen biz siz ki sonra her şey ya olduğu nasıl teşekkür lütfen bunu şu ise veya hem göre tarafından üzere oldu ederim"),
        ("id", "yang dan di ini itu dengan untuk dari tidak dalam ada akan pada juga ke saya kami kita anda atau adalah oleh dapat bisa sudah telah karena lebih seperti apa mereka dia satu jika bagi tersebut secara hanya terima kasih silakan"),
    ];

    // The same word again says less each time, and one word alone says nothing.
    private const int MostOfOneWord = 3;
    private const int FewestDifferentWords = 4;

    private static readonly FrozenDictionary<string, Hit> Index = Build();
    private static readonly FrozenDictionary<string, Hit>.AlternateLookup<ReadOnlySpan<char>> Lookup = Index.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The language whose words are clearly the most, or <see langword="null"/>.</summary>
    public static string? Detect(string text)
    {
        Span<double> scores = stackalloc double[Profiles.Length];
        Span<int> different = stackalloc int[Profiles.Length];
        Span<byte> seen = stackalloc byte[Index.Count];
        Span<char> lower = stackalloc char[32];
        int words = 0, at = 0;
        while (NextWord(text, ref at, out ReadOnlySpan<char> word))
        {
            words++;
            if (word.Length > lower.Length || !Lookup.TryGetValue(lower[..word.ToLowerInvariant(lower)], out Hit? hit) || seen[hit.Id] == MostOfOneWord)
            {
                continue;
            }

            bool first = seen[hit.Id]++ == 0;
            foreach (int language in hit.Languages)
            {
                scores[language] += 1.0 / hit.Languages.Length;
                different[language] += first ? 1 : 0;
            }
        }

        int best = Winner(scores, words);
        return best >= 0 && words >= FewestWords && different[best] >= FewestDifferentWords ? Profiles[best].Code : null;
    }

    // An eighth of all words (long texts repeat theirs) and twice the runner-up; sisters share too much for that and stay untold unless clear.
    private static int Winner(ReadOnlySpan<double> scores, int words)
    {
        int best = 0, second = -1;
        for (int i = 1; i < scores.Length; i++)
        {
            if (scores[i] > scores[best])
            {
                second = best;
                best = i;
            }
            else if (second < 0 || scores[i] > scores[second])
            {
                second = i;
            }
        }

        return scores[best] >= Math.Clamp(words / 8.0, 3, 12) && scores[best] >= 2 * scores[second] ? best : -1;
    }

    private static bool NextWord(string text, ref int at, out ReadOnlySpan<char> word)
    {
        while (at < text.Length && !char.IsLetter(text[at]))
        {
            at++;
        }

        int start = at;
        while (at < text.Length && char.IsLetter(text[at]))
        {
            at++;
        }

        word = text.AsSpan(start, at - start);
        return word.Length > 0;
    }

    private static FrozenDictionary<string, Hit> Build() =>
        Profiles
            .SelectMany((profile, language) => profile.Words.Split(' ').Distinct(StringComparer.Ordinal).Select(word => (word, language)))
            .GroupBy(pair => pair.word, StringComparer.Ordinal)
            .Select((group, id) => (group.Key, Hit: new Hit(id, [.. group.Select(pair => pair.language)])))
            .ToFrozenDictionary(pair => pair.Key, pair => pair.Hit, StringComparer.Ordinal);

    private sealed record Hit(int Id, int[] Languages);
}
