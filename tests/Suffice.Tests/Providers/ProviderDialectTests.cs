using Suffice.Chat;
using Suffice.Chat.Wires;
using Suffice.Policy.Entries;
using Suffice.Providers.Http;

namespace Suffice.Tests.Providers;

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
}
