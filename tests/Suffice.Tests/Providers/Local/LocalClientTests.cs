using System.Text;
using Suffice.Chat;
using Suffice.Chat.Streaming;
using Suffice.Files;
using Suffice.Providers;
using Suffice.Providers.Local;
using Suffice.Tests.Engine;

namespace Suffice.Tests.Providers.Local;

public sealed class LocalClientTests : IDisposable
{
    private static readonly byte[] Content = Encoding.UTF8.GetBytes("a model");

    private readonly TestFolder folder = new();
    private readonly KeptLog logged = new();
    private readonly ModelClients clients;

    public LocalClientTests() => clients = new ModelClients(new TestClock(), logged, new EchoReader());

    private string Id { get; } = LocalModelFile.IdOf(Content);

    private ProviderDefinition Provider => new() { Name = "here", Protocol = "local", Folder = folder.Path };

    public void Dispose()
    {
        clients.Dispose();
        logged.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Send_ModelInTheFolder_AnswersUnderItsPin()
    {
        Put(Content);

        ModelReply reply = await SendAsync("which group?");

        (reply.Answer!.Text, reply.Answer.Model).ShouldBe(("which group?", Id));
    }

    [Fact]
    public async Task Open_ModelInTheFolder_StreamsTheSameAnswer()
    {
        Put(Content);

        ModelStream stream = await clients.For(Provider).OpenAsync(Call("which group?"), TestContext.Current.CancellationToken);

        AnswerCollector collected = new();
        await foreach (ChatEvent part in stream.Events!)
        {
            collected.Add(part);
        }

        collected.Build().Text.ShouldBe("which group?");
    }

    [Fact]
    public async Task Send_FormThatItCannotGive_IsRefusedSoThatTheNextRungIsAsked()
    {
        Put(Content);

        (await SendAsync("write a poem")).Failure!.Kind.ShouldBe(FailureKind.ContentRefused);
    }

    [Fact]
    public async Task Send_NoFileYet_FailsUntilItIsPutThere()
    {
        (await SendAsync("which group?")).Failure!.Kind.ShouldBe(FailureKind.NotFound);

        Put(Content);

        (await SendAsync("which group?")).Answer.ShouldNotBeNull();
    }

    [Fact]
    public async Task Send_OtherContentThanTheIdPins_IsNeverBelieved()
    {
        Put([.. Content, 1]);

        CallFailure failure = (await SendAsync("which group?")).Failure!;

        failure.Kind.ShouldBe(FailureKind.NotFound);
        failure.Message.ShouldContain("suffice distil");
    }

    [Fact]
    public void For_OtherFolder_HasAClientOfItsOwn() =>
        clients.For(Provider with { Folder = "/elsewhere" }).ShouldNotBeSameAs(clients.For(Provider));

    private void Put(byte[] content) => File.WriteAllBytes(LocalModelFile.PathOf(folder.Path, Id), content);

    private ValueTask<ModelReply> SendAsync(string prompt) => clients.For(Provider).SendAsync(Call(prompt), TestContext.Current.CancellationToken);

    private ModelCall Call(string prompt) => new(EngineBench.Small with { Id = Id }, Provider, EngineBench.Call(prompt).Request);

    private sealed class EchoReader : IContentReader<ILocalModel>, ILocalModel
    {
        public ILocalModel Read(ReadOnlyMemory<byte> content) => this;

        public ChatAnswer? Answer(ChatRequest request) => request.Messages[^1].Text is var said && said.Contains("poem", StringComparison.Ordinal)
            ? null
            : ScriptedModels.Answer(said);
    }
}
