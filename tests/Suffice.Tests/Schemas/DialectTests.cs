using Suffice.Schemas;

namespace Suffice.Tests.Schemas;

public sealed class DialectTests
{
    private const string ArrayItems = """{"items":[{"type":"string"}],"additionalItems":false}""";

    [Fact]
    public void Parse_Draft7ByOption_ReadsItsForms()
    {
        JsonSchema schema = JsonSchema.Parse(ArrayItems, new JsonSchemaOptions { Draft = JsonSchemaDraft.Draft7 });

        schema.IsValid(Json.Parse("""["a"]""")).ShouldBeTrue();
        schema.IsValid(Json.Parse("""["a",1]""")).ShouldBeFalse();
    }

    [Fact]
    public void Parse_SchemaThatNamesItsDraft_IsReadByThatDraft()
    {
        JsonSchema schema = JsonSchema.Parse("""{"$schema":"http://json-schema.org/draft-07/schema#","items":[{"type":"string"}]}""");

        schema.IsValid(Json.Parse("[1]")).ShouldBeFalse();
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void IsValid_Format_IsCheckedOnlyWhenAsked(bool assert, bool valid)
    {
        JsonSchema schema = JsonSchema.Parse("""{"format":"date"}""", new JsonSchemaOptions { AssertFormat = assert });

        schema.IsValid(Json.Parse("\"2026-02-30\"")).ShouldBe(valid);
    }

    [Fact]
    public void Parse_SameSchemaByManyThreads_AnswersTheSame()
    {
        JsonSchema schema = JsonSchema.Parse("""{"properties":{"a":{"pattern":"^x+$"}}}""");
        (System.Text.Json.JsonElement good, System.Text.Json.JsonElement bad) = (Json.Parse("""{"a":"xxx"}"""), Json.Parse("""{"a":"y"}"""));

        List<bool> answers = Enumerable.Range(0, 10_000).AsParallel().Select(_ => schema.IsValid(good) && !schema.IsValid(bad)).ToList();

        answers.ShouldAllBe(right => right);
    }
}
