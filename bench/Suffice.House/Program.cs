using Suffice.House;

string root = args is [{ } named] ? named : Directory.GetCurrentDirectory();
if (!File.Exists(Path.Combine(root, "Suffice.slnx")))
{
    Console.Error.WriteLine($"{root}: no Suffice.slnx there; name the folder of a checkout");
    return 2;
}

Console.WriteLine($"| {string.Join(" | ", HouseTable.Heads)} |");
Console.WriteLine($"|---|{string.Concat(Enumerable.Repeat("---:|", HouseTable.Heads.Length - 1))}");
List<SourceFile> all = [];
foreach (string part in new[] { "src", "tests", "bench" })
{
    List<SourceFile> files = [.. SourceFile.Below(root, part)];
    all.AddRange(files);
    foreach (IGrouping<string, SourceFile> project in files.GroupBy(file => file.Project).OrderBy(group => group.Key, StringComparer.Ordinal))
    {
        Console.WriteLine(HouseTable.Row(project.Key, [.. project]));
    }

    Console.WriteLine(HouseTable.Row($"**{part}**", files));
}

Console.WriteLine();
Console.WriteLine($"warnings suppressed in code (pragma, attribute): {all.Sum(file => file.Suppressions)}");
Console.WriteLine($"rules switched off in .editorconfig: {File.ReadLines(Path.Combine(root, ".editorconfig")).Count(line => line.EndsWith("= none", StringComparison.Ordinal))}");
return 0;
