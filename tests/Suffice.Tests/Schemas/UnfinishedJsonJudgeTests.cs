using Suffice.Schemas;

namespace Suffice.Tests.Schemas;

public sealed class UnfinishedJsonJudgeTests
{
    private const string Ticket = """
        {"type":"object","properties":{"priority":{"enum":["low","normal","urgent"]},"tags":{"type":"array","items":{"type":"string","maxLength":4},"maxItems":2},
        "score":{"type":"integer","maximum":10}},"required":["priority"],"additionalProperties":false}
        """;

    // Each text is hopeless at its last character, and not before.
    [Theory]
    [InlineData(Ticket, "[")]
    [InlineData(Ticket, "S")]
    [InlineData(Ticket, """{"x""")]
    [InlineData(Ticket, """{"priority":1""")]
    [InlineData(Ticket, """{"priority":"urx""")]
    [InlineData(Ticket, """{"priority":"urgentt""")]
    [InlineData(Ticket, """{"priority":"ur\u0078""")]
    [InlineData(Ticket, """{"tags":["abcde""")]
    [InlineData(Ticket, """{"tags":["a","b",""")]
    [InlineData(Ticket, """{"tags":["🐲🐲🐲🐲e""")]
    [InlineData(Ticket, """{"score":11,""")]
    [InlineData(Ticket, """{"score":1.5 """)]
    [InlineData(Ticket, """{"score":1}""")]
    [InlineData(Ticket, """{"priority":"low",}""")]
    [InlineData(Ticket, """{"priority":"low"} x""")]
    [InlineData("""{"properties":{"a":false}}""", "{\"a\"")]
    [InlineData("""{"uniqueItems":true}""", """[{"a":1},[2],{"a":1.0}""")]
    [InlineData("""{"maxProperties":1}""", """{"a":1,""")]
    [InlineData("""{"propertyNames":{"pattern":"^[a-z]+$"}}""", "{\"a\":1,\"B\"")]
    [InlineData("""{"propertyNames":{"maxLength":2}}""", """{"abc""")]
    [InlineData("""{"patternProperties":{"^n_":{"type":"number"}}}""", """{"n_a":t""")]
    [InlineData("""{"prefixItems":[{}],"items":false}""", "[1,")]
    [InlineData("""{"$ref":"#/$defs/a","$defs":{"a":{"allOf":[{"type":"string"}]}}}""", "1")]
    [InlineData("""{"anyOf":[{"type":"string"},{"properties":{"k":{"const":"a"}},"type":"object"}]}""", """{"k":"b""")]
    [InlineData("""{"oneOf":[{"const":"ab"},{"const":"cd"}]}""", "\"ac")]
    [InlineData("""{"if":{"properties":{"k":{"const":1}}},"else":{"properties":{"v":{"type":"string"}}}}""", """{"k":2,"v":3""")]
    [InlineData("""{"if":{},"then":{"type":"string"},"else":{"type":"array"}}""", "1")]
    [InlineData("""{"not":{"type":"array"}}""", "[]")]
    [InlineData("""{"contains":{"type":"null"}}""", "[1]")]
    [InlineData("""{"const":"a"}""", "\"\"")]
    [InlineData("true", """{"a" """ + "1")]
    [InlineData("true", "[1,]")]
    [InlineData("true", "01")]
    [InlineData("true", "nul1")]
    [InlineData("true", "\"\\x")]
    [InlineData("true", "\"\u0001")]
    [InlineData("true", "-,")]
    public void Feed_TextThatBecomesHopeless_IsToldAtTheCharacter(string schema, string text)
    {
        UnfinishedJsonJudge judge = JsonSchema.Parse(schema).BeginUnfinished();

        judge.Feed(text.AsSpan(0, text.Length - 1)).ShouldBeTrue();
        judge.Feed(text.AsSpan(text.Length - 1)).ShouldBeFalse();

        judge.HopelessAt.ShouldBe(text.Length - 1);
    }

    [Theory]
    [InlineData("""{"priority":"ur""", "$.priority", "#/properties/priority/enum")]
    [InlineData("""{"priority":"urgent","tags":["ab","abcd""", "$.tags[1]", "#/properties/tags/items/maxLength")]
    public void Violation_HopelessText_NamesBothPaths(string hopeful, string path, string keyword)
    {
        UnfinishedJsonJudge judge = JsonSchema.Parse(Ticket).BeginUnfinished();

        judge.Feed(hopeful).ShouldBeTrue();
        judge.Feed("?");

        judge.Violation!.InstancePath.ShouldBe(path);
        judge.Violation.SchemaPath.ShouldBe(keyword);
        judge.Violation.Message.ShouldStartWith(path + ": ");
    }

    [Fact]
    public void Violation_AllAlternativesLost_TellsOfEach()
    {
        UnfinishedJsonJudge judge = JsonSchema.Parse("""{"anyOf":[{"type":"null"},{"enum":["a"]}]}""").BeginUnfinished();

        judge.Feed("\"b");

        judge.Violation!.Message.ShouldBe(
            "$: fits none of 2 alternatives: (1) $: starts as a string; expected null; (2) $: a text that starts \"b\" is none of \"a\"");
    }

    [Fact]
    public void Finish_ValidText_IsTrue()
    {
        UnfinishedJsonJudge judge = JsonSchema.Parse(Ticket).BeginUnfinished();

        judge.Feed("""{"priority":"low","tags":["a"],"score":1e1}""").ShouldBeTrue();

        judge.IsComplete.ShouldBeTrue();
        judge.Finish().ShouldBeTrue();
    }

    [Theory]
    [InlineData("""{"type":"integer","maximum":5}""", "7")]
    [InlineData("true", "[1")]
    [InlineData("true", "")]
    [InlineData("true", "1e")]
    public void Finish_TextThatEndsWrong_IsHopelessAtItsEnd(string schema, string text)
    {
        UnfinishedJsonJudge judge = JsonSchema.Parse(schema).BeginUnfinished();
        judge.Feed(text).ShouldBeTrue();

        judge.Finish().ShouldBeFalse();

        judge.HopelessAt.ShouldBe(text.Length);
    }

    [Fact]
    public void Feed_ProseAndFenceAround_AreSkippedWhenAsked()
    {
        const string Text = "Here you are:\n```json\n{\"priority\":\"low\"}\n```\nAnything else?";
        UnfinishedJsonJudge judge = JsonSchema.Parse(Ticket).BeginUnfinished(skipLeadingText: true);

        judge.Feed(Text).ShouldBeTrue();

        judge.StartsAt.ShouldBe(Text.IndexOf('{'));
        judge.Finish().ShouldBeTrue();
    }

    [Fact]
    public void Feed_ProseBefore_CountsForTheOffset()
    {
        UnfinishedJsonJudge judge = JsonSchema.Parse(Ticket).BeginUnfinished(skipLeadingText: true);

        judge.Feed("ok: [").ShouldBeFalse();

        judge.HopelessAt.ShouldBe(4);
        judge.Violation!.Keyword.ShouldBe("type");
    }

    [Fact]
    public void Finish_NoJsonInTheText_SaysSo()
    {
        UnfinishedJsonJudge judge = JsonSchema.Parse(Ticket).BeginUnfinished(skipLeadingText: true);
        judge.Feed("I cannot do that.").ShouldBeTrue();

        judge.Finish().ShouldBeFalse();

        judge.StartsAt.ShouldBe(-1);
        judge.Violation!.Message.ShouldContain("no '{' or '['");
    }

    [Fact]
    public void Feed_DeepNesting_SaysNothing()
    {
        UnfinishedJsonJudge judge = JsonSchema.Parse("""{"items":{"$ref":"#"}}""").BeginUnfinished();

        bool hope = judge.Feed(new string('[', 50_000));

        hope.ShouldBeTrue();
    }

    [Fact]
    public void Feed_SchemaThatBranchesAtEveryLevel_SharesItsRuns()
    {
        const string Branching = """{"anyOf":[{"$ref":"#/$defs/n"},{"$ref":"#/$defs/n"}],"$defs":{"n":{"properties":{"c":{"$ref":"#"}},"maxProperties":1}}}""";
        UnfinishedJsonJudge judge = JsonSchema.Parse(Branching).BeginUnfinished();

        judge.Feed(string.Concat(Enumerable.Repeat("""{"c":""", 60)) + """{"a":1""").ShouldBeTrue();
        judge.Feed(",").ShouldBeFalse();
    }

    [Fact]
    public void Feed_EveryUnitAlone_EndsAsTheWholeText()
    {
        UnfinishedJsonJudge judge = JsonSchema.Parse(Ticket).BeginUnfinished();

        bool hope = """{"tags":["é🐲\u00e9\ud83d\udc32"],"priority":"low"}""".All(unit => judge.Feed([unit]));

        hope.ShouldBeTrue();
        judge.Finish().ShouldBeTrue();
    }
}
