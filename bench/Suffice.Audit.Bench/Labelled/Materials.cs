namespace Suffice.Audit.Bench.Labelled;

/// <summary>The texts that stand in the gaps of forms.</summary>
internal sealed class Materials(string packs)
{
    private const int Texts = 12;

    private static readonly string[] Topics =
    [
        "a lighthouse", "handmade soap", "an old bicycle", "herbal tea", "a night train", "woollen socks", "a talking clock", "the first snow",
        "garden tools", "a lost umbrella", "sourdough bread", "a small robot",
    ];

    private readonly Dictionary<string, string[]> texts = new()
    {
        ["topic"] = Topics,
        ["none"] = [string.Empty],
        ["ticket"] = [.. Prompts(packs, "tickets_endava", 6), .. Prompts(packs, "tickets_itsm", 6)],
        ["question"] = Prompts(packs, "tickets_banking77", Texts),
        ["narrative"] = Prompts(packs, "tickets_cfpb", Texts),
        ["query"] = Prompts(packs, "intents_clinc150", Texts),
    };

    public string[] Of(string material) => texts[material];

    private static string[] Prompts(string packs, string name, int most) => [.. Pack.Read(packs, name, most).Select(item => item.Text("prompt"))];
}
