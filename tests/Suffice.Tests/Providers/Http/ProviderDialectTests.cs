using Suffice.Chat;
using Suffice.Chat.Wires;
using Suffice.Policy.Entries;
using Suffice.Providers;
using Suffice.Providers.Http;

namespace Suffice.Tests.Providers.Http;

public sealed class ProviderDialectTests
{
    [Fact]
    public void Protocols_All_HaveAWireFormatAndADialect()
    {
        ChatProtocol[] protocols = Enum.GetValues<ChatProtocol>();

        ChatWires.Conversations.Select(wire => wire.Protocol).ShouldBe(protocols, ignoreOrder: true);
        ProviderDialect.All.Select(dialect => dialect.Protocol).ShouldBe(protocols, ignoreOrder: true);
    }

    [Fact]
    public void WordsOfAPolicy_ThatMeanAnAddress_HaveADialectEach() =>
        Enum.GetNames<ProviderProtocol>().Select(word => word.ToLowerInvariant()).Except(["replay", "local"])
            .ShouldBe(ProviderDialect.All.Select(dialect => dialect.Word), ignoreOrder: true);

    [Theory]
    [InlineData("openai", "/v1", CallKind.Chat, "/v1/chat/completions")]
    [InlineData("openai", "/v1", CallKind.Embeddings, "/v1/embeddings")]
    [InlineData("responses", "/v1", CallKind.Chat, "/v1/responses")]
    [InlineData("responses", "/v1", CallKind.Embeddings, "/v1/embeddings")]
    [InlineData("anthropic", "", CallKind.Chat, "/v1/messages")]
    [InlineData("anthropic", "/v1", CallKind.Chat, "/v1/messages")]
    [InlineData("anthropic", "/proxy", CallKind.TokenCount, "/proxy/v1/messages/count_tokens")]
    public void PathOf_CallOfAKind_IsThatKindsEndpointBelowTheBase(string word, string start, CallKind kind, string path)
    {
        ProviderDialect dialect = ProviderDialect.Find(word)!;
        ModelCall call = TestCalls.To(new Uri("http://127.0.0.1" + start));
        call = call with { Request = call.Request with { Kind = kind } };

        dialect.Takes.ShouldContain(kind);
        dialect.PathOf(start, call).ShouldBe(path);
    }

    [Theory]
    [InlineData("anthropic", CallKind.Embeddings)]
    [InlineData("openai", CallKind.TokenCount)]
    [InlineData("replay", CallKind.Embeddings)]
    [InlineData("local", CallKind.TokenCount)]
    public void Takes_KindWithoutAnEndpoint_IsFalse(string word, CallKind kind) =>
        new ProviderDefinition { Name = "p", Protocol = word }.Takes(kind).ShouldBeFalse();
}
