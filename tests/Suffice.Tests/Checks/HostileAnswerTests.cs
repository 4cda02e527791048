using System.Collections.Immutable;
using CsCheck;
using Suffice.Chat;
using Suffice.Checks;
using Suffice.Checks.Kinds;

namespace Suffice.Tests.Checks;

/// <summary>No answer makes a check throw.</summary>
public sealed class HostileAnswerTests
{
    private const string Schema = """{ "type": "object", "properties": { "label": { "enum": ["a", "b"] }, "n": { "type": "number" } } }""";

    private static readonly ImmutableArray<ICheck> Trying =
    [
        new JsonCheck(new JsonOptions()),
        new JsonSchemaCheck(new JsonSchemaCheckOptions(), Given.Setting),
        new OneOfCheck(new OneOfOptions()),
        new OneOfCheck(new OneOfOptions { Labels = ["a", "b"] }),
        new RegexCheck(new RegexCheckOptions { Pattern = "(a|aa)+$" }),
        new LengthCheck(new LengthOptions { Max = 3, Unit = LengthUnit.Sentences }),
        new LengthCheck(new LengthOptions { Max = 3, Unit = LengthUnit.Words }),
        new ReferencesCheck(new ReferencesOptions { Path = "$.label", Allowed = ["a", "$request.messages[*].content", "$request.input.x"] }),
        new UniqueCheck(new UniqueOptions { Path = "$[*]", Loose = true }),
        new DistributionCheck(new DistributionOptions { Path = "$[*]", Target = ImmutableDictionary<string, decimal>.Empty.Add("a", 1) }),
        new ArithmeticCheck(new ArithmeticOptions()),
        new ArithmeticCheck(new ArithmeticOptions { Totals = [new SumOptions { Total = "$.n", Parts = "$[*]" }] }),
        new ContradictionCheck(new ContradictionOptions { Fields = ImmutableDictionary<string, string>.Empty.Add("$[*]", "$request.metadata[*]") }),
        new GroundedCheck(new GroundedOptions()),
        new ToolCallCheck(new ToolCallOptions { Written = true, Ground = ToolGrounding.Numbers }),
        new RefusalCheck(new RefusalOptions()),
        new TruncatedCheck(),
        new EmptyCheck(new EmptyOptions()),
        new LanguageCheck(new LanguageOptions { Expected = "en" }),
        new AgreementCheck(new AgreementOptions { With = "gpt" }, Given.Setting),
    ];

    /// <summary>A check that nobody has put to the test here is tried as its page shows it.</summary>
    private static readonly ImmutableArray<ICheck> Checks =
        [.. Trying, .. DocumentedGates.Checks.Where(shown => Trying.All(tried => tried.Name != shown.Name))];

    private static readonly Gen<string> Piece = Gen.OneOf(
        OneOf("{", "}", "[", "]", "\"", ":", ",", "\\", "\\ud83d", "\\u0000", "\ud800", "\udc00", "```", "\n", " ", "=", "+", "-", "(", ")", "%", "x", "/", "^", "$"),
        OneOf("1e999", "99999999999999999999999999999999", "0.0000000000000000000000000000001", "900000000000000000000000 * 80000 = 5", "80000 * ", " billion", "900000000000000000000000", "2024-02-31", "31/12/2024", "1,200", "null", "label", "\"label\":\"a\"", "the of and", "\"n\":1", "= 1/0"),
        Gen.Char.Select(c => c.ToString()));

    private static readonly Gen<string> Answer = Piece.Array[0, 60].Select(string.Concat);

    [Fact]
    public Task Judge_AnyText_NeverThrows() => Answer.SampleAsync(Survives);

    [Theory]
    [InlineData("{")]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    [InlineData("1=")]
    [InlineData("1+")]
    [InlineData("(")]
    [InlineData("1. ")]
    [InlineData("\"")]
    [InlineData("\" ")]
    [InlineData("```\n{")]
    [InlineData("2024-01-01 ")]
    [InlineData("1 + 1 = 2 ")]
    [InlineData("a ")]
    [InlineData(" ")]
    [InlineData("\ud800")]
    public async Task Judge_AHundredKilobytesOfOneThing_IsSurvived(string piece)
    {
        await Survives(string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length)));
    }

    private static async Task Survives(string text)
    {
        ChatRequest call = Given.Call(text, Schema, """{"x": "\ud800", "y": 1}""", [Given.Tool("t", """{ "properties": { "n": { "type": "number" } } }""")]);
        foreach (ICheck check in Checks)
        {
            foreach (ChatAnswer answer in new[] { Given.Said(text, StopReason.Unknown), Given.Called(("t", text)) })
            {
                JudgedAnswer judged = new(call, answer);
                await check.JudgeAsync(judged, TestContext.Current.CancellationToken);
                (check as IRepairingCheck)?.Repair(judged);
            }

            (check as IEarlyCheck)?.Begin(call)?.Feed(text);
        }
    }

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);
}
