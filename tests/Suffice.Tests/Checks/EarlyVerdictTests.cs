using CsCheck;
using Suffice.Checks;
using Suffice.Checks.Kinds;

namespace Suffice.Tests.Checks;

/// <summary>An early verdict is sound: what was called hopeless fails whole, repair included.</summary>
public sealed class EarlyVerdictTests
{
    private const string Schema =
        """{ "type": "object", "properties": { "n": { "type": "integer", "maximum": 50 }, "s": { "type": "string", "minLength": 3, "maxLength": 4 } }, "required": ["n"], "additionalProperties": false }""";

    private static readonly JsonSchemaCheck Check = new(new JsonSchemaCheckOptions(), Given.Setting);

    private static readonly Gen<string> Piece = OneOf(
        "{", "}", "{\"n\": 4}", "{\"n\": 400}", "\"n\"", "\"s\"", ":", ",", " ", "\n", "4", "400", "\"ab\"", "\"a\"b\"", "\"x\ny\"", "\"\\$\"", "```", "```json\n", "prose", "[", "]", ",}", "\"");

    [Fact]
    public Task Feed_Hopeless_NeverMendedOrPassedWhole() =>
        Piece.Array[1, 14].Select(string.Concat).SampleAsync(
            async text =>
            {
                bool hopeless = Check.Begin(Given.Call(schema: Schema))!.Feed(text).IsFailed;
                Finding whole = await Check.Judge(text, Given.Call(schema: Schema));
                string? mended = Check.Repair(text, Given.Call(schema: Schema));

                return !hopeless || (whole.IsFailed && mended is null);
            },
            iter: 20_000);

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);
}
