using System.Text;
using System.Text.Json;
using Suffice.Chat;
using Suffice.Checks;
using Suffice.Checks.Canonical;
using Suffice.Checks.Kinds;
using Suffice.Fuzz.Engine;
using Suffice.Fuzz.Laws;

namespace Suffice.Fuzz.Targets;

/// <summary>The repair of JSON in answers: what is repaired is JSON and passes; JSON is left as it is.</summary>
/// <param name="repair">Repairs a text; the check <c>json</c> by default.</param>
internal sealed class RepairTarget(Func<JudgedAnswer, string?>? repair = null) : IFuzzTarget
{
    private static readonly ChatRequest Request = new() { Protocol = ChatProtocol.OpenAI, Model = "m", Messages = [ChatMessage.Of(ChatRole.User, "x")] };
    private static readonly JsonCheck Check = new(new JsonOptions());

    private readonly Func<JudgedAnswer, string?> repair = repair ?? Check.Repair;

    public string Name => "repair";

    public int MostBytes => 8_192;

    public InputLimits Limits => new(1 << 20, 4_000);

    public IReadOnlyList<string> Words =>
    [
        "```json\n", "```", "\n```\n", "Here is the JSON: ", "{\"a\":", "[", "]", "{", "}", ",}", ",]", ", ]", "\"", "\\\"", "\\", "\\u", "\\ud83d", "\\ude00", "\\$", "\n", "\t", "\u0001", "null", "1.5e3", ":", ",", " ",
        "\"x\": \"say \"hi\" now\"", "// c\n", "'", "True", "\u201C", "\uFEFF",
    ];

    public string Try(ReadOnlyMemory<byte> input)
    {
        string text = Encoding.UTF8.GetString(input.Span);
        bool passes = Passes(text);
        string? repaired = repair(Judged(text));
        if (repaired is not null)
        {
            Law.Holds(IsJson(repaired), "repaired JSON is JSON", repaired);
            Law.Holds(Passes(repaired), "a repaired answer passes", repaired);
            Law.Same(repair(Judged(repaired)) ?? repaired, repaired, "a repair is not repaired again");
        }

        if (IsJson(text) && text.Length > 0 && text[0] is '{' or '[')
        {
            Law.Same(JsonMending.ToStrict(text) ?? "nothing", text, "JSON is left as it is");
        }

        foreach (string found in JsonInText.FindAll(text))
        {
            Law.Holds(IsJson(found), "JSON found in a text is JSON", found);
        }

        Law.Holds(passes == (AnswerJson.Read(text).Root is not null), "the check passes what is JSON", text);
        return $"{passes} {repaired is null} {JsonInText.LeadingObject(text) is null} {Place.Coarse(AnswerJson.Read(text).Error ?? string.Empty)}";
    }

    private static bool Passes(string text) => !Check.JudgeAsync(Judged(text), default).AsTask().GetAwaiter().GetResult().IsFailed;

    private static JudgedAnswer Judged(string text) => new(Request, new ChatAnswer { Parts = [new TextPart(text)] });

    private static bool IsJson(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = AnswerJson.MaxDepth });
            return JsonLaw.IsUnicode(document.RootElement);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }
}
