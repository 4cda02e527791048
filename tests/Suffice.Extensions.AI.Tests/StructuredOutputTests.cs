using System.Text.Json;
using Microsoft.Extensions.AI;
using Suffice.Chat;

namespace Suffice.Extensions.AI.Tests;

/// <summary>An answer after a type: the call carries the schema, the gate holds the answer to it, and the program gets the object.</summary>
public sealed class StructuredOutputTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private const string Structural = """

          triage:
            why: the schema that the call brings is its standard
            ladder: [small, large]
            gate: structural
        """;

    [Theory]
    [InlineData(ChatProtocol.OpenAI)]
    [InlineData(ChatProtocol.Anthropic)]
    public async Task GetResponse_OfAType_GivesTheFirstAnswerThatIsOne(ChatProtocol protocol)
    {
        await using SufficeProgram program = await SufficeProgram.StartAsync(protocol, Structural);
        program.Upstream
            .Streams(Spoken.Whole(protocol, """{"category":"urgent"}"""))
            .Streams(Spoken.Whole(protocol, """{"category":"urgent","minutes":5}"""));

        ChatResponse<Triage> response = await program.Client.GetResponseAsync<Triage>("My card burns", new ChatOptions().WithTask("triage"), cancellationToken: Token);

        response.Result.ShouldBe(new Triage("urgent", 5));
        response.AdditionalProperties![SufficeProperties.Path].ShouldBe("small>large");
        JsonElement sent = JsonElement.Parse(program.Upstream.Received[0].Body);
        JsonElement schema = protocol == ChatProtocol.Anthropic
            ? sent.GetProperty("output_config").GetProperty("format").GetProperty("schema")
            : sent.GetProperty("response_format").GetProperty("json_schema").GetProperty("schema");
        schema.GetProperty("required").EnumerateArray().Select(name => name.GetString()).ShouldBe(["category", "minutes"]);
    }

    private sealed record Triage(string Category, int Minutes);
}
