using System.Text.Json;
using Suffice.Chat;
using Suffice.Checks;
using Suffice.Checks.Kinds;
using Suffice.Fuzz.Engine;
using Suffice.Fuzz.Laws;

namespace Suffice.Fuzz.Targets;

/// <summary>A schema above the line and an answer below: what is given up on while it streams could not have passed, repair included; a repair passes.</summary>
/// <param name="begin">Makes the early judge of a check; the check's own by default.</param>
internal sealed class EarlyVerdictTarget(Func<JsonSchemaCheck, ChatRequest, IEarlyJudge?>? begin = null) : IFuzzTarget
{
    private static readonly CheckSetting Setting = new("t", _ => string.Empty, _ => false);
    private static readonly ChatRequest Request = new() { Protocol = ChatProtocol.OpenAI, Model = "m", Messages = [ChatMessage.Of(ChatRole.User, "x")] };

    private readonly Func<JsonSchemaCheck, ChatRequest, IEarlyJudge?> begin = begin ?? ((check, request) => check.Begin(request));
    private readonly SchemaTarget words = new();

    public string Name => "early-verdict";

    public int MostBytes => 2_048;

    public InputLimits Limits => new(32 << 20, 60_000) { Time = TimeSpan.FromSeconds(2) };

    public IReadOnlyList<string> Words => [.. words.Words, "```json\n", "```", "\n```\n", "Here it is: ", ",}", ",]", "\\$", "\\(", "\t", "\n"];

    public string Try(ReadOnlyMemory<byte> input)
    {
        (string first, string text) = TwoParts.Of(input);
        if (CheckOf(first) is not { } check)
        {
            return "no schema";
        }

        Finding early = Early(check, text, 1);
        Law.Same(Early(check, text, 5).Kind.ToString(), early.Kind.ToString(), "any split gives the same verdict");
        Finding whole = Judge(check, text);
        Law.Holds(!early.IsFailed || whole.IsFailed, "what passes is never given up", early.Violation ?? string.Empty);
        string? repaired = check.Repair(Judged(text));
        if (repaired is not null)
        {
            Law.Holds(!Judge(check, repaired).IsFailed, "a repaired answer passes", repaired);
            Law.Holds(!early.IsFailed, "what can be repaired is never given up", $"{early.Violation}\n{repaired}");
        }

        return $"{early.Kind} {whole.Kind} {repaired is null} {Place.Coarse(whole.Violation ?? string.Empty)}";
    }

    private Finding Early(JsonSchemaCheck check, string text, int pieces)
    {
        IEarlyJudge? judge = begin(check, Request);
        for (int at = 0; at < text.Length && judge is not null; at += pieces)
        {
            if (judge.Feed(text.AsSpan(at, Math.Min(pieces, text.Length - at))) is { IsFailed: true } failed)
            {
                return failed;
            }
        }

        return Finding.NotApplicable;
    }

    private static JsonSchemaCheck? CheckOf(string schema)
    {
        try
        {
            return new JsonSchemaCheck(new JsonSchemaCheckOptions { Schema = JsonElement.Parse(schema) }, Setting);
        }
        catch (Exception wrong) when (wrong is JsonException or CheckOptionsException)
        {
            return null;
        }
    }

    private static Finding Judge(JsonSchemaCheck check, string text) => check.JudgeAsync(Judged(text), default).AsTask().GetAwaiter().GetResult();

    private static JudgedAnswer Judged(string text) => new(Request, new ChatAnswer { Parts = [new TextPart(text)] });
}
