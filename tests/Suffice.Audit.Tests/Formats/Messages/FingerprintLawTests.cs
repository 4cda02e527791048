using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Suffice.Audit.Formats.Messages;
using Suffice.Chat;
using Suffice.Chat.Wires;
using Suffice.Fingerprints;

namespace Suffice.Audit.Tests.Formats.Messages;

/// <summary>The audit's fingerprint of a logged call is the one that the gateway gives the same call when it is live.</summary>
public sealed class FingerprintLawTests
{
    private static readonly Gen<string> Word = Among("You sort tickets.", "Sort:\n- a\n- b", "", " ", "Today is 2026-11-02, order 4711.", "Übersetze «dies»", "line\r\nend\u2028", "{\"a\":1}");
    private static readonly Gen<string> Name = Among("find", "find_order", "Search", "a-b", "zeta", "x.y");

    private static readonly Gen<JsonNode?> Schema = Gen.OneOf(
        Gen.Const(() => (JsonNode?)null),
        Name.Array[1, 3].Select(SchemaOf));

    [Fact]
    public void Read_ChatCompletions_HasTheGatewaysFingerprint() => Holds(ChatWires.OpenAI,
        from system in Texts("text")
        from role in Among("system", "developer")
        from late in Gen.Bool
        from tools in Name.Array[0, 3]
        from own in Among<JsonNode?>(null, Object(("type", "custom"), ("custom", Object(("name", "grep")))), Object(("type", "web_search"), ("name", "x")))
        from schema in Schema
        from kind in Among("json_schema", "json_object", "text")
        select Body(
            ("messages", Messages(role, system, late)),
            ("tools", List([.. tools.Select(name => Object(("type", "function"), ("function", Object(("name", name), ("parameters", Object(("type", "object"))))))), .. One(own)])),
            ("response_format", kind == "json_schema" ? Object(("type", kind), ("json_schema", Object(("name", "n"), ("schema", schema)))) : Object(("type", kind)))));

    [Fact]
    public void Read_Anthropic_HasTheGatewaysFingerprint() => Holds(ChatWires.Anthropic,
        from system in Gen.OneOf(Texts("text"), Gen.Const(() => (JsonNode?)null))
        from late in Gen.Bool
        from tools in Name.Array[0, 3]
        from own in Among<JsonNode?>(null, Object(("type", "web_search_20250305"), ("name", "web_search")), Object(("type", "custom"), ("name", "mine")), Object(("type", "bash_20250124")))
        from schema in Schema
        from older in Gen.Bool
        from forced in Gen.Bool
        select Body(
            ("max_tokens", 100),
            ("system", system),
            ("messages", Messages("system", "Later words.", late)),
            ("tools", List([.. tools.Select(name => Object(("name", name), ("input_schema", Object(("type", "object"))))), .. One(own)])),
            ("tool_choice", forced ? Object(("type", "tool"), ("name", "find")) : null),
            (older ? "output_format" : "output_config", schema is null ? null : older ? Object(("type", "json_schema"), ("schema", schema)) : Object(("format", Object(("type", "json_schema"), ("schema", schema)))))));

    [Fact]
    public void Read_Responses_HasTheGatewaysFingerprint() => Holds(ChatWires.Responses,
        from instructions in Gen.OneOf(Word.Select(text => (JsonNode?)text), Gen.Const(() => (JsonNode?)null))
        from system in Texts("input_text")
        from role in Among("system", "developer")
        from late in Gen.Bool
        from plain in Gen.Bool
        from tools in Name.Array[0, 3]
        from own in Among<JsonNode?>(null, Object(("type", "web_search")), Object(("type", "custom"), ("name", "grep")), Object(("type", "mcp"), ("server_label", "files")))
        from schema in Schema
        select Body(
            ("instructions", instructions),
            ("input", plain ? "Hello" : Messages(role, system, late)),
            ("tools", List([.. tools.Select(name => Object(("type", "function"), ("name", name), ("parameters", null))), .. One(own)])),
            ("text", schema is null ? null : Object(("format", Object(("type", "json_schema"), ("name", "n"), ("schema", schema)))))));

    [Theory]
    [InlineData("openai-request")]
    [InlineData("anthropic-request")]
    [InlineData("responses-request")]
    public void Read_EveryBodyThatTheGatewayReads_HasItsFingerprint(string folder)
    {
        IChatWire wire = folder switch { "openai-request" => ChatWires.OpenAI, "anthropic-request" => ChatWires.Anthropic, _ => ChatWires.Responses };
        int read = 0;
        foreach (string file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "seeds", folder)))
        {
            byte[] body = File.ReadAllBytes(file);
            try
            {
                ChatRequest live = wire.ReadRequest(body);
                ChatRequest logged = LoggedRequest.Read(JsonDocument.Parse(body).RootElement, protocol: wire.Protocol) ?? live with { Messages = [] };
                CallFingerprint.Of(logged).ShouldBe(CallFingerprint.Of(live), file);
                read++;
            }
            catch (ChatFormatException)
            {
                // What the gateway refuses it never recognises.
            }
        }

        read.ShouldBeGreaterThan(0);
    }

    private static void Holds(IChatWire wire, Gen<JsonObject> bodies) => bodies.Sample(body =>
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body.ToJsonString());
        ChatRequest live = wire.ReadRequest(bytes);

        ChatRequest logged = LoggedRequest.Read(JsonDocument.Parse(bytes).RootElement, protocol: wire.Protocol).ShouldNotBeNull();

        CallFingerprint.Of(logged).ShouldBe(CallFingerprint.Of(live));
        logged.SystemText().ShouldBe(live.SystemText());
        logged.ConversationText().ShouldBe(live.ConversationText());
        logged.Messages.Length.ShouldBe(live.Messages.Length);
    }, iter: 2000);

    private static JsonNode? SchemaOf(string[] names)
    {
        JsonObject properties = Object([.. names.Distinct().Select(name => (name, (JsonNode?)Object(("type", "string"), ("enum", new JsonArray("a", "b")))))]);
        return Object(("type", "object"), ("properties", properties), ("required", new JsonArray()));
    }

    private static Gen<T> Among<T>(params T[] choices) => Gen.Int[0, choices.Length - 1].Select(i => choices[i]);

    private static Gen<JsonNode?> Texts(string kind) => Gen.OneOf(
        Word.Select(text => (JsonNode?)text),
        Word.Array[1, 3].Select(texts => (JsonNode?)List([.. texts.Select(text => Object(("type", kind), ("text", text)))])));

    private static JsonArray Messages(string role, JsonNode? system, bool late)
    {
        JsonObject instructions = Object(("role", role), ("content", system));
        JsonObject asked = Object(("role", "user"), ("content", "Hello"));
        return late ? List([asked, Object(("role", "assistant"), ("content", "Hi")), instructions]) : List([instructions, asked]);
    }

    private static JsonObject Body(params (string Name, JsonNode? Value)[] fields) => Object([("model", "m"), .. fields.Where(field => field.Value is not null)]);

    private static JsonObject Object(params (string Name, JsonNode? Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value?.DeepClone())));

    private static JsonArray List(JsonNode?[] items) => new([.. items.Select(item => item?.DeepClone())]);

    private static JsonNode[] One(JsonNode? item) => item is null ? [] : [item];
}
