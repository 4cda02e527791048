using CsCheck;
using Suffice.Chat;
using Suffice.Fingerprints;
using static Suffice.Tests.Tasks.Calls;

namespace Suffice.Tests.Fingerprints;

public sealed class CallFingerprintTests
{
    private const string Triage = """{"type":"object","properties":{"label":{"enum":["a","b"]},"note":{"type":"string"}},"required":["label","note"]}""";

    [Fact]
    public void Of_KnownCall_IsTheSameInEveryRunAndOnEveryMachine()
    {
        ChatRequest call = Call(system: "Sort ticket 4711.") with { Tools = [new ToolDefinition("route")], Format = Schema(Triage) };

        CallFingerprint.Of(call).ShouldBe("fp1_9fbb3fdce4c5d541");
    }

    [Fact]
    public void Of_NoFixedPart_IsNone()
    {
        CallFingerprint.Of(Call()).ShouldBeNull();
        CallFingerprint.Of(Call(system: " \n ")).ShouldBeNull();
        CallFingerprint.Of(Call() with { Format = new AnswerFormat(AnswerFormatKind.JsonObject) }).ShouldBeNull();
    }

    [Fact]
    public void Of_EachPartAlone_IsDifferent()
    {
        string?[] fingerprints =
        [
            CallFingerprint.Of(Call(system: "route")),
            CallFingerprint.Of(Call() with { Tools = [new ToolDefinition("route")] }),
            CallFingerprint.Of(Call() with { Format = Schema("""{"const":"route"}""") }),
        ];

        fingerprints.ShouldBeUnique();
        fingerprints.ShouldNotContain((string?)null);
    }

    [Fact]
    public void Of_UserTextModelAndSettings_DoNotMatter()
    {
        ChatRequest one = Call("gpt-4o", "Sort tickets.", "My mouse is broken");
        ChatRequest other = Call("auto", "Sort tickets.", "VPN") with { Temperature = 0.2m, Stream = true };

        CallFingerprint.Of(one).ShouldBe(CallFingerprint.Of(other));
    }

    [Theory]
    [InlineData("""{"required":["note","label"],"properties":{"note":{"type":"string"},"label":{"enum":["b","a"]}},"type":"object"}""")]
    [InlineData("""{ "type" : "object", "properties": {"label":{"enum":["a","b"],"description":"which"},"note":{"type":"string"}}, "required":["label","note"], "$comment":"v2" }""")]
    [InlineData("""{"t\u0079pe":"object","properties":{"label":{"enum":["\u0061","b"]},"note":{"type":"string"}},"required":["label","note"]}""")]
    public void Of_SchemaWrittenOtherwise_IsTheSame(string schema)
    {
        string? original = CallFingerprint.Of(Call() with { Format = Schema(Triage) });

        CallFingerprint.Of(Call() with { Format = Schema(schema) }).ShouldBe(original);
    }

    [Theory]
    [InlineData("""{"type":"object","properties":{"label":{"enum":["a","c"]},"note":{"type":"string"}},"required":["label","note"]}""")]
    [InlineData("""{"type":"object","properties":{"label":{"enum":["a","b"]},"note":{"type":"string"}},"required":["label"]}""")]
    [InlineData("""{"type":"object","properties":{"label":{"enum":["a","b"]},"note":{"type":"string"},"description":{"type":"string"}},"required":["label","note"]}""")]
    public void Of_SchemaOfOtherMeaning_IsDifferent(string schema)
    {
        string? original = CallFingerprint.Of(Call() with { Format = Schema(Triage) });

        CallFingerprint.Of(Call() with { Format = Schema(schema) }).ShouldNotBe(original);
    }

    [Fact]
    public void Of_HalfASurrogateInASchema_IsAFingerprint() =>
        CallFingerprint.Of(Call() with { Format = Schema("""{"const":"\ud800"}""") }).ShouldStartWith("fp1_");

    [Fact]
    public void Of_ToolsInAnyOrder_IsTheSame() =>
        Gen.String[Gen.Char.AlphaNumeric, 1, 8].Array[1, 6].SelectMany(names => Gen.Shuffle(names).Select(shuffled => (names, shuffled)))
            .Sample(both => CallFingerprint.Of(WithTools(both.names)) == CallFingerprint.Of(WithTools(both.shuffled)));

    [Fact]
    public void Of_WhiteSpaceAtTheEnds_DoesNotMatter() =>
        Gen.Select(Gen.String[Gen.Char[" \t\r\n"], 0, 5], Gen.String[Gen.Char[" \t\r\n"], 0, 5])
            .Sample((before, after) =>
                CallFingerprint.Of(Call(system: before + "Sort tickets." + after)) == CallFingerprint.Of(Call(system: "Sort tickets.")));

    [Fact]
    public void Of_DifferentTemplates_AreDifferent() =>
        Gen.Select(Gen.String[Gen.Char["abcdefgh"], 1, 12], Gen.String[Gen.Char["abcdefgh"], 1, 12])
            .Sample((one, other) => one == other == (CallFingerprint.Of(Call(system: one)) == CallFingerprint.Of(Call(system: other))));

    private static ChatRequest WithTools(string[] names) =>
        Call() with { Tools = [.. names.Select(name => new ToolDefinition(name))] };
}
