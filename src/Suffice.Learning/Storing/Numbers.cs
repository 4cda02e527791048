namespace Suffice.Learning.Storing;

/// <summary>Writes and reads lists of numbers.</summary>
internal static class Numbers
{
    private const int Most = 1 << 24;

    public static void Write(this BinaryWriter writer, IReadOnlyList<double> values)
    {
        writer.Write7BitEncodedInt(values.Count);
        foreach (double value in values)
        {
            writer.Write(value);
        }
    }

    public static double[] ReadDoubles(this BinaryReader reader) => reader.ReadList(from => from.ReadDouble());

    public static void Write(this BinaryWriter writer, IReadOnlyList<int> values)
    {
        writer.Write7BitEncodedInt(values.Count);
        foreach (int value in values)
        {
            writer.Write7BitEncodedInt(value);
        }
    }

    public static int[] ReadIntegers(this BinaryReader reader) => reader.ReadList(from => from.Read7BitEncodedInt());

    public static void Write(this BinaryWriter writer, IReadOnlyList<string> values)
    {
        writer.Write7BitEncodedInt(values.Count);
        foreach (string value in values)
        {
            writer.Write(value);
        }
    }

    public static string[] ReadTexts(this BinaryReader reader) => reader.ReadList(from => from.ReadString());

    public static T[] ReadList<T>(this BinaryReader reader, Func<BinaryReader, T> read)
    {
        T[] values = new T[reader.ReadCount()];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = read(reader);
        }

        return values;
    }

    public static int ReadCount(this BinaryReader reader)
    {
        int count = reader.Read7BitEncodedInt();
        return count is >= 0 and <= Most ? count : throw new InvalidDataException($"a list of {count} values");
    }
}
