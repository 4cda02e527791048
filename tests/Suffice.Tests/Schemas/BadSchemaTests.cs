using System.Text.Json;
using Suffice.Schemas;

namespace Suffice.Tests.Schemas;

public sealed class BadSchemaTests
{
    [Theory]
    [InlineData("""{"properties":{"age":{"type":"integr"}}}""", "#/properties/age/type", "\"integr\" is not a type", "use null, boolean")]
    [InlineData("""{"type":[]}""", "#/type", "names no type", "at least one")]
    [InlineData("""{"items":{"pattern":"a("}}""", "#/items/pattern", "is not a regular expression", "write one")]
    [InlineData("""{"patternProperties":{"[":{}}}""", "#/patternProperties/[", "is not a regular expression", "write one")]
    [InlineData("""{"pattern":"(?P<n>a)"}""", "#/pattern", "a group starts with", "write one")]
    [InlineData("""{"pattern":"\\p{Script=Greek}"}""", "#/pattern", "is not known", "write one")]
    [InlineData("""{"$ref":"#/$defs/adress","$defs":{"address":{}}}""", "#/$ref", "\"#/$defs/adress\" names nothing", "it has \"address\"")]
    [InlineData("""{"$ref":"#home","$defs":{"a":{"$anchor":"house"}}}""", "#/$ref", "the anchor \"home\"", "\"house\"")]
    [InlineData("""{"$ref":"https://example.com/x.json"}""", "#/$ref", "https://example.com/x.json, which is not known", "JsonSchemaOptions.Resolve")]
    [InlineData("""{"$ref":7}""", "#/$ref", "7 is not a string", "give a reference")]
    [InlineData("""{"$ref":"#/$defs/a","$defs":{"a":{"$ref":"#/$defs/b"},"b":{"allOf":[{"$ref":"#/$defs/a"}]}}}""", null, "without going into the value", "properties or items")]
    [InlineData("""{"$ref":"#"}""", "#/$ref", "leads back to # without going into the value", "break it")]
    [InlineData("7", "#", "7 is not a schema", "write an object, true or false")]
    [InlineData("""{"properties":{"a":"string"}}""", "#/properties/a", "\"string\" is not a schema", "an object, true or false")]
    [InlineData("""{"properties":[]}""", "#/properties", "is not an object of schemas", "by name")]
    [InlineData("""{"allOf":{}}""", "#/allOf", "is not a list of schemas", "non-empty array")]
    [InlineData("""{"required":"id"}""", "#/required", "is not a list of names", "array of strings")]
    [InlineData("""{"enum":"a"}""", "#/enum", "is not a list of values", "write an array")]
    [InlineData("""{"minimum":"5"}""", "#/minimum", "is not a number", "write a number")]
    [InlineData("""{"multipleOf":0}""", "#/multipleOf", "0 is not a number above 0", "above 0")]
    [InlineData("""{"maxLength":-1}""", "#/maxLength", "-1 is not a count", "0 or more")]
    [InlineData("""{"uniqueItems":1}""", "#/uniqueItems", "neither true nor false", "write true or false")]
    [InlineData("""{"items":[{}]}""", "#/items", "is an array", "prefixItems")]
    [InlineData("""{"$schema":"http://json-schema.org/draft-04/schema#"}""", "#/$schema", "no metaschema that is known", "draft-07")]
    [InlineData("""{"$id":5}""", "#/$id", "not a URI reference", "give a string")]
    [InlineData("{", "#", "is not JSON", "write one JSON object")]
    [InlineData("""{"$defs":{"unused":{"type":"strng"}}}""", "#/$defs/unused/type", "is not a type", "use null")]
    [InlineData("""{"const":1,"properties":{"\ud800":{}}}""", "#", "not Unicode", "whole pairs")]
    public void Parse_BadSchema_SaysWhereWhatAndWhatWouldBeRight(string schema, string? pointer, string problem, string remedy)
    {
        JsonSchemaException wrong = Should.Throw<JsonSchemaException>(() => JsonSchema.Parse(schema));

        wrong.Pointer.ShouldBe(pointer ?? wrong.Pointer);
        wrong.Message.ShouldContain(problem);
        wrong.Message.ShouldContain(remedy);
    }

    [Fact]
    public void Parse_UnknownRequiredVocabulary_IsRefused()
    {
        JsonElement meta = Json.Parse("""{"$vocabulary":{"https://example.com/vocab":true}}""");
        JsonSchemaOptions options = new() { Resolve = _ => meta };

        JsonSchemaException wrong = Should.Throw<JsonSchemaException>(() => JsonSchema.Parse("""{"$schema":"https://example.com/meta"}""", options));

        wrong.Message.ShouldContain("https://example.com/vocab");
    }
}
