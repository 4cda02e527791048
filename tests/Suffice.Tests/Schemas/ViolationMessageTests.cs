using Suffice.Schemas;

namespace Suffice.Tests.Schemas;

public sealed class ViolationMessageTests
{
    [Theory]
    [InlineData("""{"enum":["low","normal","urgent"]}""", "\"urgentt\"", "$: \"urgentt\" is not one of \"low\", \"normal\", \"urgent\"")]
    [InlineData("""{"const":3}""", "4", "$: 4 is not 3")]
    [InlineData("""{"type":"integer"}""", "1.5", "$: is a number, 1.5; expected integer")]
    [InlineData("""{"type":["string","null"]}""", "[]", "$: is an array, []; expected string or null")]
    [InlineData("""{"minimum":0}""", "-1", "$: -1 is not at least 0")]
    [InlineData("""{"exclusiveMaximum":1.5}""", "1.5", "$: 1.5 is not less than 1.5")]
    [InlineData("""{"multipleOf":0.05}""", "0.12", "$: 0.12 is not a multiple of 0.05")]
    [InlineData("""{"maxLength":2}""", "\"abc\"", "$: \"abc\" has 3 characters; the most is 2")]
    [InlineData("""{"pattern":"^[a-z]+$"}""", "\"A\"", "$: \"A\" does not match the pattern ^[a-z]+$")]
    [InlineData("""{"required":["id"]}""", "{}", "$: the required property \"id\" is missing")]
    [InlineData("""{"dependentRequired":{"a":["b"]}}""", """{"a":1}""", "$: the property \"b\" is missing, which \"a\" needs")]
    [InlineData("""{"properties":{"a":{}},"additionalProperties":false}""", """{"b":1}""", "$.b: the property \"b\" is not allowed; allowed are \"a\"")]
    [InlineData("""{"unevaluatedProperties":false}""", """{"b":1}""", "$.b: the property \"b\" is not allowed")]
    [InlineData("""{"minProperties":1}""", "{}", "$: has 0 properties; the least is 1")]
    [InlineData("""{"maxItems":1}""", "[1,2]", "$: has 2 items; the most is 1")]
    [InlineData("""{"uniqueItems":true}""", """[{"a":1},{"a":1.0}]""", "$: the item {\"a\":1.0} is there twice; items must differ")]
    [InlineData("""{"contains":{"type":"null"}}""", "[1]", "$: 0 of its items are as \"contains\" asks; the least is 1")]
    [InlineData("""{"propertyNames":{"maxLength":1}}""", """{"ab":1}""", "$: the property name \"ab\" is not allowed ($: \"ab\" has 2 characters; the most is 1)")]
    [InlineData("""{"properties":{"a":false}}""", """{"a":1}""", "$.a: is not allowed here at all")]
    [InlineData("""{"not":{"type":"null"}}""", "null", "$: null is what #/not describes, which is not allowed")]
    [InlineData("""{"anyOf":[{"type":"null"},{"minimum":5}]}""", "1", "$: fits none of 2 alternatives: (1) $: is an integer, 1; expected null; (2) $: 1 is not at least 5")]
    [InlineData("""{"oneOf":[{},{"type":"integer"}]}""", "1", "$: fits alternatives 1 and 2 at once; exactly one is allowed")]
    public void Validate_BrokenValue_SaysWhatWouldBeRight(string schema, string json, string message)
    {
        string[] messages = Json.Messages(schema, json);

        messages.ShouldBe([message]);
    }

    [Fact]
    public void Validate_NestedValue_NamesBothPaths()
    {
        const string Schema = """{"properties":{"slots":{"items":{"$ref":"#/$defs/slot"}}},"$defs":{"slot":{"properties":{"two words":{"type":"string"}}}}}""";

        SchemaViolation violation = Json.First(Schema, """{"slots":[{},{"two words":7}]}""");

        violation.ShouldBe(new SchemaViolation("$.slots[1]['two words']", "#/$defs/slot/properties/two words/type", "type",
            "$.slots[1]['two words']: is an integer, 7; expected string"));
    }

    [Fact]
    public void Validate_ManyViolations_ReportsEachUpToTheMaximum()
    {
        const string Schema = """{"items":{"type":"string"}}""";

        Json.Messages(Schema, "[1,2,3,4]", 3).Length.ShouldBe(3);
        Json.Messages(Schema, "[1,\"a\",3]").Length.ShouldBe(2);
    }

    [Fact]
    public void Validate_SeveralKeywordsBroken_ReportsAllOfThem()
    {
        const string Schema = """{"required":["a","b"],"properties":{"c":{"type":"null","minimum":5}},"additionalProperties":false}""";

        string[] messages = Json.Messages(Schema, """{"c":1,"d":2}""");

        messages.Length.ShouldBe(5);
    }

    [Fact]
    public void Validate_LongValue_IsCutInTheMessage()
    {
        string message = Json.First("""{"maxLength":3}""", $"\"{new string('x', 5_000)}\"").Message;

        message.Length.ShouldBeLessThan(200);
        message.ShouldContain("5000 characters");
    }
}
