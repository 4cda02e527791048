using System.CommandLine;
using Suffice.Cli;

namespace Suffice.EndToEnd;

public sealed class CommandListTests
{
    /// <summary>Every command that can be run, as it is typed.</summary>
    public static TheoryData<string> Typed => [.. Leaves(CommandList.Make(), "").Select(leaf => leaf.Typed)];

    [Theory]
    [MemberData(nameof(Typed))]
    public void Command_Whatever_HasAnExampleAndSpeaksToMachines(string typed)
    {
        Command command = Leaves(CommandList.Make(), "").Single(leaf => leaf.Typed == typed).Command;

        command.Description.ShouldNotBeNull().ShouldContain($"Example: suffice {typed}");
        command.Options.Select(option => option.Name).ShouldContain("--json");
    }

    private static IEnumerable<(string Typed, Command Command)> Leaves(Command above, string typed) => above.Subcommands.SelectMany(
        command => (IEnumerable<(string, Command)>)[.. command.Action is null ? [] : ((string, Command)[])[($"{typed}{command.Name}", command)], .. Leaves(command, $"{typed}{command.Name} ")]);
}
