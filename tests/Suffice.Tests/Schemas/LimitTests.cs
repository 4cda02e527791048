using System.Text;
using System.Text.Json;
using Suffice.Schemas;

namespace Suffice.Tests.Schemas;

public sealed class LimitTests
{
    private const string Tree = """{"properties":{"c":{"$ref":"#"}}}""";

    [Fact]
    public void Validate_DeepDocument_StopsWithAViolation()
    {
        JsonElement deep = Json.Parse(string.Concat(Enumerable.Repeat("""{"c":""", 5_000)) + "1" + new string('}', 5_000));

        SchemaVerdict verdict = JsonSchema.Parse(Tree).Validate(deep);

        verdict.Violations.ShouldHaveSingleItem().Keyword.ShouldBe("maxDepth");
    }

    [Fact]
    public void Validate_DeepDocumentWithNoDepthLimit_StopsBeforeTheStackEnds()
    {
        JsonElement deep = Json.Parse(string.Concat(Enumerable.Repeat("""{"c":""", 25_000)) + "1" + new string('}', 25_000));
        JsonSchema schema = JsonSchema.Parse(Tree, new JsonSchemaOptions { MaxDepth = int.MaxValue });

        SchemaVerdict verdict = schema.Validate(deep);

        verdict.Violations.ShouldHaveSingleItem().Keyword.ShouldBe("maxDepth");
    }

    // The same answer whatever stack there is, and however far the runtime has optimized what uses it.
    [Theory]
    [InlineData("[", "", "]", 1_002)]
    [InlineData("[", "", "]", 25_000)]
    [InlineData("{\"c\":", "1", "}", 1_002)]
    public void Validate_DeepItemsCompared_StopsBeforeTheStackEnds(string open, string inner, string close, int levels)
    {
        string nest = Nest(open, inner, close, levels);

        SchemaVerdict verdict = JsonSchema.Parse("""{"uniqueItems":true}""").Validate(Json.Parse($"[{nest},{nest}]"));

        verdict.Violations.ShouldHaveSingleItem().Message.ShouldContain("nests too deeply");
    }

    [Theory]
    [InlineData("[", "", "]")]
    [InlineData("{\"c\":", "1", "}")]
    public void Validate_ItemsAsDeepAsMayBeCompared_AreComparedOnASmallStack(string open, string inner, string close)
    {
        string nest = Nest(open, inner, close, 1_000);
        JsonSchema schema = JsonSchema.Parse("""{"uniqueItems":true}""");
        JsonElement items = Json.Parse($"[{nest},{nest}]");
        SchemaVerdict? verdict = null;
        Thread thread = new(() => verdict = schema.Validate(items), 1_536 * 1024);

        thread.Start();
        thread.Join();

        verdict!.Violations.ShouldHaveSingleItem().Keyword.ShouldBe("uniqueItems");
        verdict.Violations[0].Message.ShouldNotContain("nests too deeply");
    }

    private static string Nest(string open, string inner, string close, int levels) =>
        new StringBuilder().Insert(0, open, levels).Append(inner).Insert(levels * open.Length + inner.Length, close, levels).ToString();

    [Fact]
    public void Validate_SchemaThatBranchesAtEveryLevel_StopsAfterTheMostSteps()
    {
        const string Branching = """{"anyOf":[{"$ref":"#/$defs/n"},{"$ref":"#/$defs/n"}],"$defs":{"n":{"properties":{"c":{"$ref":"#"}},"not":{"required":["end"]}}}}""";
        JsonElement deep = Json.Parse(string.Concat(Enumerable.Repeat("""{"c":""", 40)) + """{"end":1}""" + new string('}', 40));
        JsonSchema schema = JsonSchema.Parse(Branching, new JsonSchemaOptions { MaxSteps = 100_000 });

        SchemaVerdict verdict = schema.Validate(deep);

        verdict.Violations.ShouldHaveSingleItem().Keyword.ShouldBe("maxSteps");
    }

    [Fact]
    public void Validate_PatternThatExplodes_RunsInLinearTime()
    {
        JsonSchema schema = JsonSchema.Parse("""{"pattern":"^(a+)+$"}""");

        bool valid = schema.IsValid(Json.Parse($"\"{new string('a', 50_000)}!\""));

        valid.ShouldBeFalse();
    }

    [Fact]
    public void Validate_PatternThatNeedsBacktracking_EndsAtItsTimeLimit()
    {
        JsonSchema schema = JsonSchema.Parse("""{"pattern":"^(?=a)(a+)+$"}""", new JsonSchemaOptions { PatternTimeout = TimeSpan.FromMilliseconds(20) });

        SchemaVerdict verdict = schema.Validate(Json.Parse($"\"{new string('a', 50_000)}!\""));

        verdict.Violations.ShouldHaveSingleItem().Message.ShouldContain("took longer than 20 ms");
    }

    [Fact]
    public void Validate_DynamicReferenceThatLoops_StopsWithAViolation()
    {
        JsonSchema schema = JsonSchema.Parse("""{"$dynamicAnchor":"a","$dynamicRef":"#a"}""");

        SchemaVerdict verdict = schema.Validate(Json.Parse("1"));

        verdict.Violations.ShouldHaveSingleItem().Keyword.ShouldBe("maxDepth");
    }

    [Fact]
    public void Validate_ManyItems_AreComparedByHash()
    {
        string items = string.Join(',', Enumerable.Range(0, 20_000).Select(i => $$"""{"n":{{i}}}"""));
        JsonSchema schema = JsonSchema.Parse("""{"uniqueItems":true}""");

        schema.IsValid(Json.Parse($"[{items}]")).ShouldBeTrue();
        schema.IsValid(Json.Parse($"[{items},{{\"n\":7.0}}]")).ShouldBeFalse();
    }
}
